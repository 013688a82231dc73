using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Files;
using DistrictUnion.Domain.Ledgers;

namespace DistrictUnion.Domain.Matters;

/// <summary>What a check of a step asks about; it hinders nothing.</summary>
public sealed record MatterRemark(MatterStepKind Step, string Text, string? Basis);

/// <summary>A person who was elected.</summary>
/// <param name="From">First day in the post.</param>
public sealed record ElectedMember(string Post, string Name, DateOnly From);

/// <summary>One matter, with all its steps.</summary>
/// <param name="Kind">In the version that it is written in.</param>
/// <param name="Elected">Who was elected, once the result was accepted; none: it elects nobody.</param>
/// <param name="Files">Of its steps, oldest first.</param>
/// <param name="Today">In the district's zone.</param>
public sealed record MatterView(
    DistrictCode District, SchoolCode School, string SchoolName, MatterKind Kind, Matter Matter, ImmutableArray<MatterRemark> Remarks, ImmutableArray<ElectedMember> Elected,
    ImmutableArray<AttachedFile> Files, DateOnly Today, string TimeZone)
{
    /// <summary>What people call it: 换届 · 第六届.</summary>
    [JsonIgnore]
    public string Title => MatterLine.TitleOf(Kind, Matter);

    /// <summary>An accepted result that does not stand in its ledger yet.</summary>
    [JsonIgnore]
    public bool IsNotInLedger => Matter is { State: MatterState.Closed, Filled: null } && Kind.Filling is not null;

    public static MatterView Of(SchoolMatters state, Matter matter, DistrictCode district, MatterTerms terms, DateTimeOffset now)
    {
        var (kind, today) = (MatterRules.KindOf(terms, matter), terms.DayOf(now));
        var remarks =
            from step in kind.Steps
            let done = matter.Done(step.Kind)
            where done is not null
            from failing in MatterFields.Failing(step, done.Content.Values, MatterFields.Before(kind, matter, step.Kind), done.On)
            select new MatterRemark(step.Kind, failing.Sentence, failing.Check.Basis);
        return new(
            district, terms.School!.Code, terms.School.NameOn(today), kind, matter, [.. remarks], ElectedBy(kind, matter),
            [.. state.Files.Where(f => f.Subject.Matter == matter.Number)], today, terms.TimeZone);
    }

    private static ImmutableArray<ElectedMember> ElectedBy(MatterKind kind, Matter matter) => !kind.ElectsPosts || matter is not { State: MatterState.Closed, Result: { } result, Action: { } action } ? [] :
    [
        .. from row in result.Content.Rows
           let starts = row.GetValueOrDefault("startsOn") ?? action.Content.Values[kind.Actual]
           select new ElectedMember(row["post"], row["name"], DateOnly.Parse(starts, CultureInfo.InvariantCulture)),
    ];
}

/// <summary>A matter in one line.</summary>
/// <param name="LateSteps">Steps that were taken after their last day.</param>
/// <param name="IsOverdue">What comes next is past its last day.</param>
public sealed record MatterLine(
    SchoolCode School, string SchoolName, GroupCode Group, int Number, MatterKindCode Kind, string KindName, string Title, MatterState State, DateOnly PlannedOn, DateOnly? Due,
    bool IsOverdue, DateOnly RequestedOn, DateOnly? ApprovedOn, string? DocumentNumber, DateOnly? ActualOn, DateOnly? ReportedOn, ImmutableArray<MatterStepKind> LateSteps,
    bool WaitsForOffice, bool IsNotInLedger)
{
    public static MatterLine Of(School school, Matter matter, MatterKind kind, DateOnly today) => new(
        school.Code, school.NameOn(today), school.Group, matter.Number, matter.Kind, kind.Name, TitleOf(kind, matter), matter.State, matter.PlannedOn, matter.Due,
        matter.IsOverdueOn(today), matter.Request.On, matter.Approval?.On, matter.Approval?.Content.Values.GetValueOrDefault("number"),
        matter.Action is { } action ? DateOnly.Parse(action.Content.Values[kind.Actual], CultureInfo.InvariantCulture) : null, matter.Result?.On,
        [.. Enum.GetValues<MatterStepKind>().Where(step => matter.Done(step) is { IsLate: true })], matter.WaitsForOffice,
        matter is { State: MatterState.Closed, Filled: null } && kind.Filling is not null);

    internal static string TitleOf(MatterKind kind, Matter matter)
    {
        var column = kind.Step(MatterStepKind.Request).Columns.First(c => c.Key == kind.Title);
        return matter.Request.Content.Values.GetValueOrDefault(kind.Title) is { } value ? $"{kind.Name} · {ColumnValue.Show(column, value)}" : kind.Name;
    }
}

/// <summary>All matters of a school, newest first, and the kinds that it may hand in.</summary>
public sealed record SchoolMatterList(DistrictCode District, SchoolCode School, string SchoolName, ImmutableArray<KeptMatter> Kinds, ImmutableArray<MatterLine> Matters, DateOnly Today);

/// <summary>Which matters of a district are asked for; what is null narrows nothing.</summary>
/// <param name="IsOverdue">Only those past their last day.</param>
/// <param name="IsWaiting">Only those that wait for the office.</param>
public sealed record MatterFilter(MatterKindCode? Kind = null, MatterState? State = null, GroupCode? Group = null, bool IsOverdue = false, bool IsWaiting = false)
{
    public bool Shows(MatterLine line) =>
        (Kind is null || line.Kind == Kind) && (State is null || line.State == State) && (Group is null || line.Group == Group) && (!IsOverdue || line.IsOverdue)
        && (!IsWaiting || line.WaitsForOffice);
}

/// <summary>The matters of a district that a post sees.</summary>
/// <param name="Matters">Those that wait for the office first, by last day; then the others, newest first.</param>
/// <param name="Waiting">How many wait for the office, whatever the filter says.</param>
/// <param name="Overdue">How many are past their last day, whatever the filter says.</param>
public sealed record DistrictMatterList(
    DistrictCode District, string DistrictName, ImmutableArray<SchoolGroup> Groups, ImmutableArray<KeptMatter> Kinds, ImmutableArray<MatterLine> Matters, int Waiting, int Overdue,
    DateOnly Today);

/// <summary>A matter as the read model knows it.</summary>
public sealed record RecordedMatter(SchoolCode School, Matter Matter);

/// <summary>Lays the matters of all schools side by side.</summary>
public static class MatterListRules
{
    public static DistrictMatterList List(DistrictView district, ImmutableArray<School> schools, MatterCatalogue catalogue, ImmutableArray<RecordedMatter> recorded, MatterFilter filter, DateOnly today)
    {
        var known = schools.ToDictionary(s => s.Code);
        MatterLine[] all =
        [
            .. from one in recorded
               where known.ContainsKey(one.School)
               select MatterLine.Of(known[one.School], one.Matter, ShippedMatters.Of(one.Matter.Kind, one.Matter.Version), today),
        ];
        return new(
            district.Code, district.Name, district.Groups, catalogue.Kinds,
            [.. all.Where(filter.Shows).OrderByDescending(l => l.WaitsForOffice).ThenBy(l => l.WaitsForOffice ? l.Due ?? DateOnly.MaxValue : DateOnly.MinValue).ThenByDescending(l => l.RequestedOn).ThenBy(l => l.School).ThenByDescending(l => l.Number)],
            all.Count(l => l.WaitsForOffice), all.Count(l => l.IsOverdue), today);
    }
}
