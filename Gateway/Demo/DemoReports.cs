using DistrictUnion.Domain;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Gateway.Demo;

/// <summary>How the schools of the sample report a quarter, and what the district does with it.</summary>
internal sealed class DemoReports(DemoDesk desk)
{
    /// <summary>Hands in a report over what is asked, as far as a school of this diligence got.</summary>
    /// <param name="diligence">Percent of the due tasks that it completes.</param>
    /// <param name="change">What the school writes otherwise; null: nothing.</param>
    public async Task<ReportReceipt> Submit(SchoolCode school, Quarter quarter, int diligence, Func<ReportContent, ReportContent>? change = null)
    {
        await Begin(school, quarter);
        var asked = (await desk.Union(school).Report(desk.Chair(school), quarter))!;
        var content = DemoContent.Of(school, asked, diligence);
        var written = change is null ? content : change(content);
        return await desk.AsChair(school, context => desk.Union(school).Submit(new(context, quarter, written, false)));
    }

    /// <summary>Hands in a report that says nothing, after the warning.</summary>
    public Task<ReportReceipt> SubmitEmpty(SchoolCode school, Quarter quarter) =>
        desk.AsChair(school, context => desk.Union(school).Submit(new(context, quarter, ReportContent.Empty, true)));

    /// <summary>Hands in the last content again, put right.</summary>
    public async Task<ReportReceipt> SubmitAgain(SchoolCode school, Quarter quarter, Func<ReportContent, ReportContent> correct)
    {
        var last = (await desk.Union(school).Report(desk.Chair(school), quarter))!.Content!;
        return await desk.AsChair(school, context => desk.Union(school).Submit(new(context, quarter, correct(last), false)));
    }

    /// <summary>The first field that somebody types: the report is 填写中 from now on.</summary>
    public async Task Begin(SchoolCode school, Quarter quarter)
    {
        var asked = (await desk.Union(school).Report(desk.Chair(school), quarter))!;
        var field = asked.Lines.Where(l => l.IsDue).Select(l => new DraftField(l.Occurrence.Id, ReportField.State, Words.Of(TaskState.InProgress))).Take(1);
        await desk.AsChair(school, context => desk.Union(school).SaveReportDraft(
            new(context, quarter), new(quarter, [.. field], null, null, null)));
    }

    public Task<ReportReceipt> Withdraw(SchoolCode school, Quarter quarter) =>
        desk.AsChair(school, context => desk.Union(school).Withdraw(new(context, quarter)));

    public Task<ReportReceipt> BeginReview(SchoolCode school, Quarter quarter) =>
        desk.AsOfficer(context => desk.Union(school).BeginReview(new(context, quarter)));

    public Task<ReportReceipt> Accept(SchoolCode school, Quarter quarter, string? note = null) =>
        desk.AsOfficer(context => desk.Union(school).Accept(new(context, quarter, note)));

    /// <summary>Returns a report for its first due line and for the whole.</summary>
    public async Task Return(SchoolCode school, Quarter quarter, string reason, DateOnly deadline)
    {
        await BeginReview(school, quarter);
        var report = (await desk.Union(school).Report(desk.Chair(school), quarter))!;
        var item = report.Lines.FirstOrDefault(l => l.IsDue)?.Occurrence.Id.Value;
        await desk.AsOfficer(context => desk.Union(school).Return(new(context, quarter, [new(item, reason)], deadline)));
    }

    public Task<ReportReceipt> Reopen(SchoolCode school, Quarter quarter, string reason, DateOnly deadline) =>
        desk.AsOfficer(context => desk.Union(school).Reopen(new(context, quarter, reason, deadline)));
}
