using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Gateway.Pages.DistrictTasks;

namespace DistrictUnion.Gateway.Pages.Progress;

/// <summary>The report's form of one school and quarter, with what was typed so far.</summary>
public sealed class ReportFormModel
{
    public const int MaxExtraRows = 100;

    public ReportFormModel(SchoolYearView year, ReportView report, ReportDraft? draft, Actor actor, DateTimeOffset now, IEnumerable<TaskEntries> entries)
    {
        Entries = entries.ToLookup(e => (e.Plan, e.Task));
        (Year, Report, Actor, Now) = (year, report, actor, now);
        Draft = draft ?? ReportDraft.Of(report.Quarter, report.Revision, report.Content ?? ReportContent.Empty, o => report.Lines.Any(l => l.Occurrence.Id == o));
        Today = Zones.DayOf(now, year.TimeZone);
        Outlook = ReportOutlook.Of(report, Draft, Today);
        Window = ReportWindow.Of(report, Today);
        Rows = [.. Outlook.Lines.Select(Row)];
    }

    /// <summary>What the ledgers hold of the quarter for its tasks.</summary>
    public ILookup<(PlanId Plan, TaskId Task), TaskEntries> Entries { get; }

    /// <summary>Attachments of the district's tasks.</summary>
    public IReadOnlyList<TaskFile> TaskFiles { get; init; } = [];

    public SchoolYearView Year { get; }

    public ReportView Report { get; }

    public ReportDraft Draft { get; }

    public Actor Actor { get; }

    public DateTimeOffset Now { get; }

    public DateOnly Today { get; }

    public ReportOutlook Outlook { get; }

    public ReportWindow Window { get; }

    public ImmutableArray<ReportFormRow> Rows { get; }

    public IEnumerable<ReportFormRow> Overdue => Rows.Where(r => r.Asked.IsDue && r.Asked.IsOverdue);

    public IEnumerable<ReportFormRow> Due => Rows.Where(r => r.Asked.IsDue && !r.Asked.IsOverdue);

    /// <summary>Begun and due later, or settled: may be spoken of, need not.</summary>
    public IEnumerable<ReportFormRow> Later => Rows.Where(r => !r.Asked.IsDue);

    public IEnumerable<ReportFormRow> Asked => Rows.Where(r => r.Asked.IsDue);

    /// <summary>Where nothing is due the school says so itself.</summary>
    public bool AsksNothingDue => !Asked.Any();

    /// <summary>The last return or reopening, while the report lies with the school because of it.</summary>
    public ReviewEntry? Back => Report.State is WorkState.Returned or WorkState.Reopened ? Report.Reviews.LastOrDefault(r => r.Act is "returned" or "reopened") : null;

    public string SchoolAt => $"/districts/{Year.District}/schools/{Year.School.Code}";

    public string At => $"{SchoolAt}/quarters/{Report.Quarter}";

    /// <summary>What tells this person's unsent words in this browser from those of others.</summary>
    public string KeptAs => $"du:{At}:{Actor.Account}";

    public bool HasSeveralPlans => Rows.Select(r => r.Occurrence.Plan).Where(p => p != PlanId.FromDistrict).Distinct().Skip(1).Any();

    public string PlanName(PlanId plan) => Year.Plans.FirstOrDefault(p => p.Id == plan)?.Title ?? plan.Value;

    public string AreaName(AreaCode code) => Year.Areas.FirstOrDefault(a => a.Code == code)?.Name ?? code.Value;

    /// <summary>The same form after some fields were typed.</summary>
    internal ReportFormModel With(ReportDraft draft) => new(Year, Report, draft, Actor, Now, Entries.SelectMany(e => e)) { TaskFiles = TaskFiles };

    /// <summary>Attachments of the task of a row.</summary>
    public IEnumerable<TaskFile> FilesOf(ReportFormRow row) => row.Occurrence.Plan == PlanId.FromDistrict ? TaskFiles.Where(f => f.Task == row.Task.Id) : [];

    private ReportFormRow Row(OutlookLine line, int index)
    {
        var id = line.Asked.Occurrence.Id;
        return new(
            index + 1,
            line,
            AreaName(line.Asked.Occurrence.Task.Area),
            Draft.Fields.Where(f => f.Occurrence == id).ToImmutableDictionary(f => f.Field, f => f.Typed ?? ""),
            [.. (Back?.Reasons ?? []).Where(r => r.Item == id.Value).Select(r => r.Text)],
            [.. Outlook.Flaws.Where(f => f.Place == id.Value)],
            [.. Outlook.Queries.Where(q => q.Occurrence == id)],
            [.. Entries[(line.Asked.Occurrence.Plan, line.Asked.Occurrence.Task.Id)]]);
    }
}
