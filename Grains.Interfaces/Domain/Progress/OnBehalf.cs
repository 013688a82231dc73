using System.Collections.Immutable;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Plans;

namespace DistrictUnion.Domain.Progress;

/// <summary>Why and from what the office handed something in for a school (区代填).</summary>
/// <param name="Reason">Shown wherever the plan or report is shown.</param>
/// <param name="ReceivedOn">The day on which the office received it from the school; it decides whether it was on time.</param>
/// <param name="Source">The file that it was taken from, or null when there is none (a telephone call, a paper).</param>
public sealed record OnBehalf(string Reason, DateOnly ReceivedOn, PlanDocument? Source = null);

/// <summary>A submission by the office, until the school hands in itself.</summary>
/// <param name="By">Account of the office.</param>
/// <param name="ConfirmedBy">Account of the school that confirmed it (本校确认), or null.</param>
public sealed record FiledOnBehalf(OnBehalf Filing, string By, DateTimeOffset At, string? ConfirmedBy = null, DateTimeOffset? ConfirmedAt = null)
{
    public bool IsConfirmed => ConfirmedAt is not null;

    internal static FiledOnBehalf? Of(OnBehalf? filing, string by, DateTimeOffset at) => filing is null ? null : new(filing, by, at);

    internal FiledOnBehalf Confirmed(string by, DateTimeOffset at) => this with { ConfirmedBy = by, ConfirmedAt = at };
}

/// <summary>What a submission by the office needs.</summary>
internal static class OnBehalfRules
{
    /// <summary>A paper lies at most so many days before it is typed in.</summary>
    public const int MaxDays = 366;

    /// <remarks>Codes: on-behalf.missing (the office gives it), on-behalf.not-yours (a school does not), on-behalf.received-on, reason.missing,
    /// text.too-long, plan.document-invalid.</remarks>
    /// <param name="today">In the district's zone.</param>
    /// <param name="notBefore">The earliest day on which it could be received, with the word for it; null: none.</param>
    public static void Check(Checks checks, Actor actor, OnBehalf? filing, DateOnly today, (DateOnly Day, string What)? notBefore)
    {
        if (!actor.IsDistrict)
        {
            checks.Require(filing is null, "on-behalf.not-yours", RefusalKind.Forbidden, "学校自己报送，不能写成区代填。", "onBehalf");
            return;
        }

        if (!checks.Valid(filing is not null, "on-behalf.missing", "区教育工会代学校报送，要写明理由和收到的日期。", "onBehalf")) return;
        checks.Reason(filing!.Reason, "代填理由", "onBehalf.reason");
        checks.Valid(filing.ReceivedOn <= today, "on-behalf.received-on", "收到的日期不能在今天以后。", "onBehalf.receivedOn");
        checks.Valid(today.DayNumber - filing.ReceivedOn.DayNumber <= MaxDays, "on-behalf.received-on", "收到的日期最早在一年之内。", "onBehalf.receivedOn");
        if (notBefore is { } earliest)
            checks.Valid(
                filing.ReceivedOn >= earliest.Day, "on-behalf.received-on",
                $"收到的日期不能早于{earliest.What}（{Words.Day(earliest.Day)}）。", "onBehalf.receivedOn");
        PlanDocument.Check(checks, filing.Source, "onBehalf.source");
    }

    /// <summary>The moment that counts as handed in: the end of the day on which the office received it, or now, whichever is earlier.</summary>
    public static DateTimeOffset FiledAt(OnBehalf filing, string timeZone, DateTimeOffset now)
    {
        var end = Zones.EndOf(filing.ReceivedOn, timeZone).AddMicroseconds(-1);
        return end < now ? end : now;
    }

    /// <summary>Since when a school's thing lies with it again: the day of the last return or reopening.</summary>
    public static (DateOnly, string)? SinceReturn(ImmutableArray<ReviewEntry> reviews, string timeZone) =>
        reviews.LastOrDefault(r => r.Act is "returned" or "reopened") is { } back ? (Zones.DayOf(back.At, timeZone), "退回或解锁的日子") : null;
}
