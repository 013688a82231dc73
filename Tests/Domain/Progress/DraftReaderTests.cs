using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Tests.Domain.Progress;

public sealed class DraftReaderTests
{
    private static ReportDraft Draft(params (ReportField Field, string? Typed)[] fields) =>
        ReportDraft.Of(A.Q1, 1).With(new(A.Q1, [.. fields.Select(f => new DraftField(A.Occurrence(), f.Field, f.Typed))], null, null, null), "chair", A.Noon(2026, 4, 1));

    private static TaskProgress Read(params (ReportField Field, string? Typed)[] fields)
    {
        var (content, refusals) = DraftReader.Read(Draft(fields));
        Assert.Empty(refusals);
        return Assert.Single(content.Lines);
    }

    [Theory]
    [InlineData("12", 12_000)]
    [InlineData(" 1,234.5 ", 1_234_500)]
    [InlineData("１２．５", 12_500)]
    [InlineData("0", 0)]
    [InlineData("-3", -3_000)]
    public void Read_Quantity_IsThousandths(string typed, long expected) =>
        Assert.Equal(expected, Read((ReportField.Quantity, typed)).QuantityThousandths);

    [Theory]
    [InlineData("37.5%", 375_000)]
    [InlineData("100", 1_000_000)]
    [InlineData("５０％", 500_000)]
    public void Read_Share_IsMillionths(string typed, long expected) => Assert.Equal(expected, Read((ReportField.Share, typed)).ShareMillionths);

    [Theory]
    [InlineData("已完成", TaskState.Done)]
    [InlineData("inProgress", TaskState.InProgress)]
    [InlineData("不适用", TaskState.NotApplicable)]
    public void Read_State_TakesTheWordOrTheName(string typed, TaskState expected) => Assert.Equal(expected, Read((ReportField.State, typed)).State);

    [Theory]
    [InlineData(ReportField.Quantity, "三次", "report.quantity-unreadable")]
    [InlineData(ReportField.Quantity, "1.2345", "report.quantity-unreadable")]
    [InlineData(ReportField.Quantity, "99999999999999999999999999", "report.quantity-unreadable")]
    [InlineData(ReportField.Share, "一半", "report.share-unreadable")]
    [InlineData(ReportField.State, "差不多", "report.state-unreadable")]
    public void Read_Unreadable_IsRefusedWithItsPlace(ReportField field, string typed, string code)
    {
        var refusal = Assert.Single(DraftReader.Read(Draft((field, typed))).Refusals);

        Assert.Equal((code, A.Occurrence().Value), (refusal.Code, refusal.Place));
    }

    [Fact]
    public void With_FieldTypedAgain_KeepsTheLastAndTheOthers()
    {
        var draft = Draft((ReportField.Text, "初稿"), (ReportField.Quantity, "3"), (ReportField.Text, "二稿"));

        draft = draft.With(new(A.Q1, [new(A.Occurrence(), ReportField.Quantity, null)], null, "亮点", true), "member", A.Noon(2026, 4, 1));

        Assert.Equal([new DraftField(A.Occurrence(), ReportField.Text, "二稿", "chair", A.Noon(2026, 4, 1))], draft.Fields.AsEnumerable());
        Assert.Equal(("亮点", true), (draft.Highlights, draft.NothingDue));
    }

    [Fact]
    public void Of_ContentHandedInBefore_ReadsBackTheSame()
    {
        ReportContent content = new(
            [
                new(A.Occurrence(), TaskState.InProgress, 1_234, 375_000, "召开两次", "时间紧", "九月再开"),
                new(A.Occurrence("t2"), null, 0),
                new(A.Occurrence("gone"), TaskState.Done),
            ],
            [new("送清凉", null, null)], "亮点", true);

        var (read, refusals) = DraftReader.Read(ReportDraft.Of(A.Q1, 3, content, id => id != A.Occurrence("gone")));

        Assert.Empty(refusals);
        Assert.Equivalent(content with { Lines = content.Lines[..2] }, read, strict: true);
    }
}
