using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Tests.Domain.Progress;

public sealed class ReportChangesTests
{
    [Fact]
    public void Of_SameContent_IsEmpty()
    {
        var content = A.Content(A.Line(), A.Line("count", quantity: 3)) with { Highlights = "好", Extra = [new("托管", null, "九人")] };
        Assert.True(ReportChanges.Of(content, content with { Lines = [.. content.Lines] }).IsEmpty);
    }

    [Fact]
    public void Of_ChangedAddedAndGoneLines_NamesFieldsAsTyped()
    {
        var before = A.Content(A.Line("a", TaskState.InProgress, 3, text: "旧"), A.Line("gone"));
        var after = A.Content(A.Line("a", TaskState.Done, 4, text: "旧"), A.Line("new"));
        var changes = ReportChanges.Of(before, after).Lines;

        Assert.Equal<OccurrenceId>([A.Occurrence("a"), A.Occurrence("new"), A.Occurrence("gone")], changes.Select(c => c.Occurrence));
        Assert.Equal<FieldChange>([new(ReportField.State, "进行中", "已完成"), new(ReportField.Quantity, "3", "4")], changes[0].Fields.AsEnumerable());
        Assert.Equal<FieldChange>([new(ReportField.State, null, "已完成")], changes[1].Fields.AsEnumerable());
        Assert.Equal<FieldChange>([new(ReportField.State, "已完成", null)], changes[2].Fields.AsEnumerable());
    }

    [Fact]
    public void Of_ExtraWork_MatchesRowsByTitle()
    {
        var (kept, old) = (new ExtraWork("托管", null, "九人"), new ExtraWork("义诊", null, null));
        var before = ReportContent.Empty with { Extra = [kept, old] };
        var after = ReportContent.Empty with { Extra = [kept with { Text = "十人" }, new("献血", null, null)], Highlights = "亮" };
        var changes = ReportChanges.Of(before, after);

        Assert.Equal<ExtraChange>([new(kept, kept with { Text = "十人" }), new(null, new("献血", null, null)), new(old, null)], changes.Extra.AsEnumerable());
        Assert.Equal("亮", changes.Highlights!.After);
    }
}
