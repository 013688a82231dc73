using System.Collections.Immutable;
using DistrictUnion.Domain.Accounts;

namespace DistrictUnion.Domain.Districts;

/// <summary>How schools were reminded.</summary>
public enum NoticeChannel
{
    /// <summary>群里.</summary>
    GroupChat,

    /// <summary>电话.</summary>
    Phone,

    /// <summary>其他.</summary>
    Other,
}

/// <summary>Schools were reminded of a quarter's report (催报).</summary>
/// <param name="Text">What was said, or null.</param>
public sealed record NoticeSent(Quarter Quarter, ImmutableArray<SchoolCode> Schools, NoticeChannel Channel, string? Text) : IFact;

/// <summary>A reminder as the district keeps it.</summary>
/// <param name="By">Account.</param>
public sealed record Notice(
    Quarter Quarter, ImmutableArray<SchoolCode> Schools, NoticeChannel Channel, string? Text, string By, DateTimeOffset At);

/// <summary>Notes that schools were reminded; it sends nothing.</summary>
public sealed record NoteNotice(
    CommandContext Context, Quarter Quarter, ImmutableArray<SchoolCode> Schools, NoticeChannel Channel, string? Text) : ICommand;

/// <summary>What noting a reminder answers: small, as answers are kept for ever.</summary>
/// <param name="Schools">How many were reminded.</param>
public sealed record NoticeReceipt(Quarter Quarter, int Schools, DateTimeOffset At, long Revision);

/// <summary>The reminders of a quarter, oldest first.</summary>
public sealed record NoticeList(Quarter Quarter, ImmutableArray<Notice> Notices, long Revision)
{
    /// <param name="isSeen">Schools that are shown; a reminder of none of them is left out.</param>
    public static NoticeList Of(District district, Quarter quarter, Func<SchoolCode, bool> isSeen) => new(
        quarter,
        [
            .. from notice in district.Notices
               where notice.Quarter == quarter
               let schools = notice.Schools.Where(isSeen).ToImmutableArray()
               where !schools.IsEmpty
               select notice with { Schools = schools },
        ],
        district.Revision);
}

/// <summary>Decides about reminders.</summary>
public static class NoticeRules
{
    public const int MaxText = 1_000;

    /// <returns>Refusals: quarter.invalid, round.unknown, year.closed, notice.nobody, school.not-expected (at the school), text.too-long, revision.stale.</returns>
    public static Decision<NoticeReceipt> Note(District district, NoteNotice command, DateTimeOffset now)
    {
        if (command.Context.WhenStale(district.Revision) is { } stale) return stale;
        var checks = new Checks();
        var place = command.Quarter.IsKnown ? command.Quarter.ToString() : null;
        checks.Valid(command.Quarter.IsKnown, "quarter.invalid", "季度不对，应写作 2026Q3。");
        checks.Valid(!command.Schools.IsEmpty, "notice.nobody", "请选择催报了哪些学校。");
        if (checks.Require(district.Rounds.TryGetValue(command.Quarter, out var round), "round.unknown", RefusalKind.Absent, "这个季度没有批次。", place))
        {
            var expected = round!.Expected.Select(e => e.School).ToHashSet();
            foreach (var school in command.Schools.Where(s => !expected.Contains(s)))
                checks.Valid(false, "school.not-expected", "这所学校不在本批次的应报名单中。", school.Value);
        }

        checks.Free(!district.IsClosed(command.Quarter.Year), "year.closed", $"{command.Quarter.Year}年已归档。");
        checks.Text(command.Text, "催报内容", "text", MaxText);
        if (checks.HaveFailed) return checks.Refuse<NoticeReceipt>();
        var fact = new NoticeSent(
            command.Quarter, [.. command.Schools.Distinct().Order()], command.Channel, string.IsNullOrWhiteSpace(command.Text) ? null : command.Text.Trim());
        var after = district.Apply(fact, now, command.Context.Actor.Account);
        return Decision<NoticeReceipt>.Accept(new(command.Quarter, fact.Schools.Length, now, after.Revision), fact);
    }
}
