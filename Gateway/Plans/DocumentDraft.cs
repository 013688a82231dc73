using System.Collections.Immutable;
using DistrictUnion.Documents;
using DistrictUnion.Documents.Calendar;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Gateway.Http;

namespace DistrictUnion.Gateway.Plans;

/// <summary>A draft as one of a document's plans makes it, with the weeks that the district's calendar dated.</summary>
/// <param name="Added">Questions that came up with the calendar and the plan's span, not in the document itself.</param>
internal sealed record DocumentDraft(PlanDraft Draft, FilledWeeks Dated, ImmutableArray<ChairQuestion> Added)
{
    /// <param name="title">Title of the plan where the document names none.</param>
    /// <param name="number">Which of the document's plans, from 1.</param>
    public static async Task<DocumentDraft> Of(
        SchoolCall call, PlanId plan, string title, PlanSpan span, PlanReading reading, int number, PlanDocument file, CancellationToken cancellationToken)
    {
        var calendar = (await call.District.District.View(cancellationToken))?.Calendar ?? SchoolCalendar.Empty;
        var plain = reading.Plans[number - 1];
        var dated = WeekDates.Fill(reading, plain, CalendarTerms.Of(calendar, span));
        ImmutableArray<ChairQuestion> added = [.. dated.Plan.Questions.Except(plain.Questions), .. OtherYear(dated.Plan, span)];
        var tasks = DraftFromReading.Tasks(reading, dated.Plan, span);
        var notes = DraftFromReading.Notes(reading, dated.Plan, number, span, file, [.. dated.Plan.Questions, .. OtherYear(dated.Plan, span)]);
        return new(new(plan, dated.Plan.Title ?? title, tasks, call.TypedOn, default, "", null, notes), dated, added);
    }

    /// <summary>A document of another year may be the wrong file: its months lie outside the plan.</summary>
    private static IEnumerable<ChairQuestion> OtherYear(ReadPlan read, PlanSpan span)
    {
        if (read.Year is { } year && (year < span.First.Year || year > span.Last.Year))
            yield return new("plan.other-year", $"文档写的是{year}年，这份计划是{Words.Of(span)}，请核对是不是选错了文件。", read.Span);
    }
}
