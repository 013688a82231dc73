using DistrictUnion.Domain.Comparison;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Domain.Summaries;
using DistrictUnion.Gateway.Summaries;

namespace DistrictUnion.Gateway.Http.OpenApi;

/// <summary>The invented school's work summary of the first half-year, folded by the domain itself.</summary>
internal static class ExampleSummary
{
    private static readonly SummaryPeriod Period = new(2026, SummaryKind.HalfYear);

    private static readonly SummaryContent Content = new(
    [
        new("民主管理·教代会", "召开教职工代表大会：已完成1次，目标1次。", [new("召开教职工代表大会：已完成1次，目标1次。", "任务“召开教职工代表大会”", Task: new(new("2026"), new("t01")))]),
    ]);

    private static readonly WorkSummary Filed = SchoolUnion.Empty
        .Apply(new SummarySubmitted(Period, Content, new(2026, 7, 10), true), new(2026, 7, 8, 2, 30, 0, TimeSpan.Zero), "schoolChair/qinglan/wanghu").Summary(Period);

    private static readonly SummaryView View = SummaryView.Of(
        ExampleSchool.DistrictCode, Filed, ExampleSchool.Registered, ExampleSchool.Founded.TermsFor(ExampleSchool.School), null, ExampleSchool.AskedAt);

    public static IEnumerable<object> All =>
    [
        new SummaryBody(Content.Sections),
        new SubmitSummaryBody(Content.Sections),
        new ReopenSummaryBody("数字有误，核对后重报", new(2026, 7, 31)),
        Content,
        View,
        new SchoolSummaries([View]),
        new SummaryDraft(Period, Content, 0, ExampleSchool.AskedAt, "schoolChair/qinglan/wanghu"),
        SummaryReceipt.Of(Filed, View.TimeZone),
        new SummaryList(
            ExampleSchool.DistrictCode, ExampleSchool.Founded.Name, View.TimeZone, Period, ExampleSchool.District.Groups,
            [new(ExampleSchool.School, ExampleSchool.Registered.Name, ExampleSchool.Group, WorkState.Submitted, Filing.OnTime, Filed.FiledAt, Filed.LastSubmittedAt, null)], 128),
    ];
}
