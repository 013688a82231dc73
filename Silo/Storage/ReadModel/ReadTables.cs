using System.Collections.Immutable;
using static DistrictUnion.Storage.ReadModel.Column;

namespace DistrictUnion.Storage.ReadModel;

/// <summary>The tables of the read model. A change of any of them, or of what stands in them, takes the next <see cref="Schema"/>.</summary>
internal static class ReadTables
{
    /// <summary>A start that finds another number builds the tables anew from the journal.</summary>
    public const int Schema = 11;

    /// <summary>A condition on a plan or a report: the office has it before it.</summary>
    public const string Waits = "state IN ('submitted', 'inReview')";

    /// <summary>A condition on an occurrence: it is of a key task (重点任务), from the district or of more than the usual weight.</summary>
    public const string IsKeyTask = "(kind = 'fromDistrict' OR task_weight > 1000000)";

    public static readonly ReadTable Districts = new("districts", 1, Text("district"), Text("name"), Text("time_zone"));

    public static readonly ReadTable Areas = new(
        "areas", 2,
        Text("district"), Text("area"), Text("name"), Text("short_name"), Whole("is_used"), Whole("sort_order"));

    public static readonly ReadTable Groups = new("school_groups", 2, Text("district"), Text("group_code"), Text("name"), Whole("sort_order"));

    /// <summary>Name and group are those of the latest date; <c>round_expected</c> holds those of a round.</summary>
    public static readonly ReadTable Schools = new(
        "schools", 2,
        Text("district"), Text("school"), Text("name"), Text("group_code"), Text("campuses"), Text("opens_on"), Text("closes_on").OrNull,
        Whole("has_union"), Text("reports_through").OrNull, Text("successor").OrNull);

    /// <summary>The ends are the first moments after the days, in the district's zone.</summary>
    public static readonly ReadTable Rounds = new(
        "rounds", 2,
        Text("district"), Text("quarter"), Whole("version"), Whole("opened_at"), Text("opens_on"), Text("due_on"), Text("grace_on"),
        Text("locks_on"), Whole("due_end"), Whole("grace_end"), Whole("lock_end"));

    public static readonly ReadTable Expected = new(
        "round_expected", 3,
        Text("district"), Text("quarter"), Text("school"), Text("name"), Text("group_code"));

    public static readonly ReadTable Exemptions = new(
        "exemptions", 2,
        Text("district"), Whole("number"), Text("school"), Text("from_quarter"), Text("until_quarter"), Text("reason"), Text("granted_by"),
        Whole("granted_at"));

    public static readonly ReadTable Extensions = new(
        "extensions", 2,
        Text("district"), Whole("number"), Text("school"), Text("quarter"), Text("until_on"), Whole("until_end"), Text("reason"),
        Text("granted_by"), Whole("granted_at"));

    /// <summary>One row for each reminder (催报) and school; numbers are the reminder's place in the district's list.</summary>
    public static readonly ReadTable Notices = new(
        "notices", 4,
        Text("district"), Text("quarter"), Text("school"), Whole("number"), Text("channel"), Text("noted_by"), Whole("noted_at"));

    public static readonly ReadTable ClosedYears = new("closed_years", 2, Text("district"), Whole("year"));

    /// <summary>Concerned groups and schools are codes with commas between them; both empty: all schools.</summary>
    public static readonly ReadTable DistrictTasks = new(
        "district_tasks", 2,
        Text("district"), Text("task"), Text("title"), Text("area"), Text("months"), Whole("target_thousandths").OrNull, Text("unit").OrNull,
        Text("bound").OrNull, Text("measure").OrNull, Whole("weight"), Text("group_codes"), Text("schools"), Text("cancelled_because").OrNull);

    public static readonly ReadTable Plans = new(
        "plans", 3,
        Text("district"), Text("school"), Text("plan"), Text("title"), Text("state"), Text("first_month"), Text("last_month"),
        Whole("versions"), Whole("first_submitted_at").OrNull, Whole("submitted_at").OrNull, Whole("in_force_from").OrNull, Text("deadline").OrNull,
        Text("amendment_reason").OrNull, Text("document").OrNull, Whole("on_behalf"), Whole("is_confirmed"))
    {
        // What waits for the office; those that reach into a year.
        Indexes = [new("district", Waits), new("district, last_month, first_month, school", "in_force_from IS NOT NULL")],
    };

    public static readonly ReadTable PlanSentences = new(
        "plan_sentences", 4,
        Text("district"), Text("school"), Text("plan"), Text("task"), Text("sentence"));

    public static readonly ReadTable Occurrences = new(
        "occurrences", 4,
        Text("district"), Text("school"), Text("occurrence"), Whole("in_force_from"), Whole("in_force_until").OrNull, Text("plan"),
        Text("task"), Text("title"), Text("area"), Text("kind"), Text("begins"), Text("due"), Text("months"),
        Whole("target_thousandths").OrNull, Text("unit").OrNull, Text("bound").OrNull, Text("measure").OrNull, Whole("weight"),
        Whole("task_weight"), Text("owner").OrNull)
    {
        // 重点任务 of a year.
        Indexes = [new("district, due", IsKeyTask)],
    };

    public static readonly ReadTable Reports = new(
        "reports", 3,
        Text("district"), Text("quarter"), Text("school"), Text("state"), Whole("filed_at").OrNull, Whole("last_submitted_at").OrNull,
        Whole("is_reported"), Whole("is_empty"), Whole("is_accepted"), Whole("is_accepted_empty"), Whole("kept_deadlines"),
        Text("deadline").OrNull, Whole("nothing_due"), Whole("judged_by_round").OrNull, Text("highlights").OrNull, Whole("on_behalf"),
        Whole("is_confirmed"), Text("paper_received_on").OrNull, Whole("is_backfilled"))
    {
        // What waits for the office.
        Indexes = [new("district", Waits)],
    };

    /// <summary>Work summaries by period (<c>2026H1</c>, <c>2026Y</c>); one that was never handed in has no row.</summary>
    public static readonly ReadTable Summaries = new(
        "summaries", 3,
        Text("district"), Text("period"), Text("school"), Text("state"), Whole("filed_at").OrNull, Whole("last_submitted_at").OrNull, Text("due_on").OrNull,
        Whole("kept_deadlines"), Text("deadline").OrNull);

    /// <summary>Scores of earlier years that the office entered afterwards (补录); contents are a JSON object.</summary>
    public static readonly ReadTable PastScores = new("past_scores", 3, Text("district"), Whole("year"), Text("school"), Text("contents"));

    /// <summary>What stands on a basis (<c>reported</c>, <c>accepted</c>). Done and completion are up to the quarter, by the task in force now.</summary>
    public static readonly ReadTable TaskProgress = new(
        "task_progress", 5,
        Text("district"), Text("school"), Text("quarter"), Text("occurrence"), Text("basis"), Text("state").OrNull, Whole("quantity").OrNull,
        Whole("share").OrNull, Whole("done").OrNull, Whole("completion").OrNull, Text("text").OrNull, Text("problem").OrNull,
        Text("next_step").OrNull, Text("note").OrNull)
    {
        // What was said of a task in all quarters.
        Indexes = [new("district, school, occurrence")],
    };

    public static readonly ReadTable AreaSums = new(
        "area_sums", 5,
        Text("district"), Text("quarter"), Text("school"), Text("area"), Whole("stands_from"), Whole("stands_until").OrNull,
        Whole("due_weight"), Whole("due_earned"), Whole("due_earned_accepted"), Whole("year_weight"), Whole("year_earned"),
        Whole("year_earned_accepted"), Whole("due_count"), Whole("due_open"), Whole("due_open_accepted"), Whole("earlier_open"),
        Whole("earlier_open_accepted"), Whole("year_count"));

    /// <summary>Files that are attached now. The district's own have an empty school; subjects are <c>plan/…</c>, <c>quarter/…</c>, <c>task/…</c>, <c>entry/…</c>, <c>inspection/…</c>, <c>summary/…</c>, <c>matter/…</c>.</summary>
    public static readonly ReadTable Files = new(
        "files", 4,
        Text("district"), Text("school"), Text("subject"), Text("sha256"), Text("role"), Text("name"), Whole("bytes"), Text("media_type"),
        Whole("by_office"), Text("attached_by"), Whole("attached_at"))
    {
        // Other schools with the same photo.
        Indexes = [new("district, sha256")],
    };

    /// <summary>Entries are those that count; a ledger without any may say that there was nothing to record. Of one that is kept in another system its prints stand for it.</summary>
    public static readonly ReadTable Ledgers = new(
        "ledgers", 4, Text("district"), Text("kind"), Text("period"), Text("school"), Whole("entries"), Whole("nothing_to_record"), Text("kept_elsewhere").OrNull, Whole("prints"))
    {
        // A year's of all schools and of one; the few that are kept elsewhere.
        Indexes = [new("district, period"), new("district, school, period"), new("district, period, kind, school", "kept_elsewhere IS NOT NULL")],
    };

    /// <summary>Values are a JSON object by column, without what is private and what is computed. Explained are codes of checks, with commas between them.</summary>
    public static readonly ReadTable LedgerEntries = new(
        "ledger_entries", 5,
        Text("district"), Text("kind"), Text("period"), Text("school"), Whole("number"), Whole("revision"), Whole("kind_version"), Text("entry_on"),
        Whole("counts"), Text("plan").OrNull, Text("task").OrNull, Text("source"), Text("explained").OrNull, Text("written_by"), Whole("written_at"), Text("contents"))
    {
        // A school's by kind and a year's of all schools, to count without their contents; those of tasks; those that a check asked about.
        Indexes =
        [
            new("district, school, kind, period, entry_on, counts"), new("district, entry_on, kind, period, school", "counts = 1"), new("district, school, entry_on", "task IS NOT NULL"),
            new("district, entry_on", "explained IS NOT NULL"),
        ],
    };

    /// <summary>Contents are a JSON object: marks by rater, conclusion, objections, findings.</summary>
    public static readonly ReadTable Inspections = new(
        "inspections", 3,
        Text("district"), Text("inspection"), Text("school"), Whole("self_handed_in_at").OrNull, Whole("sheets"), Whole("sheets_handed_in"),
        Whole("concluded_at").OrNull, Whole("open_objections"), Whole("open_findings"), Text("contents"))
    {
        Indexes = [new("district, school")],
    };

    /// <summary>Matters (请示事项) with the last day of what comes next. Contents are a JSON object: all steps.</summary>
    public static readonly ReadTable Matters = new(
        "matters", 3,
        Text("district"), Text("school"), Whole("number"), Text("kind"), Text("state"), Text("planned_on"), Text("due_on").OrNull, Text("contents"));

    /// <summary>
    /// A line for each fact of the journal, as the log auditor reads it. The one table that follows from rows of the journal, not from
    /// a stream's state: a commit adds its lines and changes none.
    /// </summary>
    public static readonly ReadTable JournalLog = new(
        "journal_log", 3,
        Text("district"), Whole("position"), Whole("number"), Whole("at"), Text("account"), Text("school").OrNull, Text("stream"), Text("kind"),
        Text("text"))
    {
        Indexes = [new("district, account"), new("district, school"), new("district, at")],
    };

    public static ImmutableArray<ReadTable> All { get; } =
    [
        Districts, Areas, Groups, Schools, Rounds, Expected, Exemptions, Extensions, Notices, ClosedYears, DistrictTasks,
        Plans, PlanSentences, Occurrences, Reports, Summaries, PastScores, TaskProgress, AreaSums, Files, Ledgers, LedgerEntries, Inspections, Matters, JournalLog,
    ];
}
