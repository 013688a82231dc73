using System.Collections.Immutable;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Districts;

namespace DistrictUnion.Domain.Matters;

/// <summary>When a step has to be taken, as the district says.</summary>
public sealed record StepDue(MatterStepKind Step, MatterDue Due);

/// <summary>What a district settled about a kind of matter.</summary>
/// <param name="IsOn">Schools may hand it in.</param>
/// <param name="Dues">In place of those that came with the product; a step that is not named keeps its own.</param>
public sealed record MatterSetting(MatterKindCode Kind, bool IsOn, ImmutableArray<StepDue> Dues);

/// <summary>The district says which kinds of matters schools hand in, and when; those that are not named stay.</summary>
public sealed record MattersSet(ImmutableArray<MatterSetting> Settings) : IFact;

/// <summary>Settles kinds of matters; those that are not named stay.</summary>
public sealed record SetMatters(CommandContext Context, ImmutableArray<MatterSetting> Settings) : ICommand;

/// <summary>A kind as a district has it, with its last days.</summary>
public sealed record KeptMatter(MatterKind Kind, bool IsOn);

/// <summary>The kinds of matters of a district.</summary>
/// <param name="Revision">The district's revision.</param>
public sealed record MatterCatalogue(ImmutableArray<KeptMatter> Kinds, long Revision)
{
    public static MatterCatalogue Of(District district) => new([.. ShippedMatters.All.Select(kind => Kept(kind, district.Matters.GetValueOrDefault(kind.Code)))], district.Revision);

    public KeptMatter? Find(MatterKindCode code) => Kinds.FirstOrDefault(k => k.Kind.Code == code);

    private static KeptMatter Kept(MatterKind kind, MatterSetting? setting) => setting is null ? new(kind, kind.IsOn) : new(
        kind with { Steps = [.. kind.Steps.Select(step => setting.Dues.LastOrDefault(d => d.Step == step.Kind) is { } own ? step with { Due = own.Due } : step)] },
        setting.IsOn);
}

/// <summary>What the matters of a school need to know of its district to decide.</summary>
/// <param name="School">Null: there is no such school.</param>
/// <param name="MutualAidMonth">First month of a year of mutual aid, 1 to 12; tells the ledger of a day.</param>
public sealed record MatterTerms(string TimeZone, School? School, MatterCatalogue Catalogue, SchoolCalendar Calendar, int MutualAidMonth)
{
    public DateOnly DayOf(DateTimeOffset moment) => Zones.DayOf(moment, TimeZone);
}

/// <summary>Decides about a district's kinds of matters.</summary>
public static class MatterKindRules
{
    /// <returns>Refusals: district.unknown, matter.kind-unknown, matter.nothing-sent, matter.due-invalid; the place is <c>kind:step</c>.</returns>
    public static Decision<MatterCatalogue> Set(District district, SetMatters command, DateTimeOffset now)
    {
        var checks = new Checks();
        DistrictRules.RequireFounded(checks, district);
        checks.Valid(!command.Settings.IsEmpty, "matter.nothing-sent", "没有要保存的内容。");
        foreach (var setting in command.Settings)
        {
            if (!checks.Require(ShippedMatters.Latest(setting.Kind) is not null, "matter.kind-unknown", RefusalKind.Absent, "没有这种请示事项。", setting.Kind.Value)) continue;
            foreach (var due in setting.Dues) CheckDue(checks, ShippedMatters.Latest(setting.Kind)!.Step(due.Step), due, $"{setting.Kind}:{due.Step}");
        }

        if (command.Context.WhenStale(district.Revision) is { } stale) return stale;
        if (checks.HaveFailed) return checks.Refuse<MatterCatalogue>();
        var fact = new MattersSet(command.Settings);
        return Decision<MatterCatalogue>.Accept(MatterCatalogue.Of(district.Apply(fact, now, command.Context.Actor.Account)), fact);
    }

    /// <summary>A request comes before the thing is done, everything else after something; nothing is counted from what is not there yet.</summary>
    private static void CheckDue(Checks checks, MatterStep step, StepDue due, string place)
    {
        var (from, days) = (due.Due.From, due.Due.Days);
        if (from is DueFrom.DayOfYear)
        {
            checks.Valid(
                step.Kind is MatterStepKind.Request && due.Due.Month is >= 1 and <= 12 && days >= 1 && days <= DateTime.DaysInMonth(2001, due.Due.Month) && !due.Due.IsWorking,
                "matter.due-invalid", $"“{step.Name}”的日期不对，要写成几月几日。", place);
            return;
        }

        var fits = step.Kind switch
        {
            MatterStepKind.Request => from is DueFrom.PlannedDay && days is <= 0 and >= -MatterDue.MostDays && !due.Due.IsWorking,
            MatterStepKind.Result => from is DueFrom.ActualDay or DueFrom.StepBefore && days is >= 0 and <= MatterDue.MostDays,
            MatterStepKind.Action => from is DueFrom.PlannedDay or DueFrom.StepBefore && days is >= 0 and <= MatterDue.MostDays,
            _ => from is DueFrom.StepBefore && days is >= 0 and <= MatterDue.MostDays,
        };
        checks.Valid(fits && due.Due.Month == 0, "matter.due-invalid", $"“{step.Name}”的期限要在 0 到 {MatterDue.MostDays} 天之间。", place);
    }
}
