using System.Text.Json;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Tests.Domain;

public sealed class DomainJsonTests
{
    private static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, DomainJson.Options)!;

    [Fact]
    public void Read_ListAbsent_IsEmpty()
    {
        var content = Read<ReportContent>("{}");

        Assert.Empty(content.Lines);
        Assert.Empty(content.Extra);
    }

    [Fact]
    public void Write_ListThatWasNeverSet_IsEmpty() =>
        Assert.Contains("\"lines\":[]", JsonSerializer.Serialize(new ReportContent(default, default, null, false), DomainJson.Options), StringComparison.Ordinal);

    [Fact]
    public void Read_OptionalListAbsent_StaysNull() => Assert.Null(Read<SubmitPlan>("""{"plan":"p1","title":"计划"}""").Tasks);

    [Theory]
    [InlineData("""{"lines":null}""")]
    [InlineData("""{"lines":[null]}""")]
    [InlineData("""{"lines":[{"occurrence":"p.t","state":2}]}""")]
    [InlineData("""{"lines":[{"occurrence":"p.t","quantityThousandths":"5"}]}""")]
    [InlineData("""{"lines":[{"occurrence":null}]}""")]
    [InlineData("""{"lines":{}}""")]
    public void Read_WrongShapes_AreJsonExceptions(string json) => Assert.Throws<JsonException>(() => Read<ReportContent>(json));

    [Fact]
    public void Read_NullInAnOptionalList_IsAJsonException() =>
        Assert.Throws<JsonException>(() => Read<SubmitPlan>("""{"plan":"p1","title":"计划","tasks":[null]}"""));

    [Fact]
    public void Write_HanCharacters_StayReadableAndRareOnesComeBack()
    {
        Assert.Equal("""{"name":"㐂小学"}""", A.Json(new DistrictRenamed("㐂小学")));
        Assert.Equal("𠮷㐂😀小学", Read<DistrictRenamed>(A.Json(new DistrictRenamed("𠮷㐂😀小学"))).Name);
    }

    [Fact]
    public void RoundTrip_StatesOfAYear_AreTheSame()
    {
        var world = World.Planned([A.Task(target: A.Target(3)), A.Task("t2", months: [])], A.Q1);
        world.Do(DistrictRules.HandDown, new HandDownTask(A.ByDistrict(), A.DistrictTask()));
        world.Do(RoundRules.Exempt, new GrantExemption(A.ByDistrict(), A.Donghu, A.Q2, A.Q3, "校舍重建"));
        world.On(4, 1).Submit(A.Q1, A.Line(quantity: 3));
        world.Return(A.Q1, A.Day(4, 20));

        Assert.Equal(A.Json(world.Xihu), A.Json(Read<SchoolUnion>(A.Json(world.Xihu))));
        Assert.Equal(A.Json(world.District), A.Json(Read<District>(A.Json(world.District))));
        Assert.Equal(A.Json(world.View(A.Q1)), A.Json(ReportView.Of(
            Read<SchoolUnion>(A.Json(world.Xihu)), Read<District>(A.Json(world.District)).TermsFor(A.Xihu, A.Q1), world.Now)));
    }
}
