using System.Collections.Immutable;
using DistrictUnion.Documents;
using DistrictUnion.Documents.Coverage;
using DistrictUnion.Domain.Districts;

namespace DistrictUnion.Tests.Gateway.Documents.Coverage;

public sealed class PlanCoverageTests
{
    public static TheoryData<string, string> Sentences
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (sentence, points) in CoverageSentences.All) data.Add(sentence, points);
            return data;
        }
    }

    public static TheoryData<string> Plans => [.. CoveragePlans.All.Select(plan => plan.Name)];

    /// <summary>Every point that the label names, so often; and no other.</summary>
    [Theory]
    [MemberData(nameof(Sentences))]
    public void Of_Sentence_CoversWhatItsLabelSays(string sentence, string points)
    {
        var coverage = OfSentence(sentence);

        var labels = points.Split("; ", StringSplitOptions.RemoveEmptyEntries).Select(label => label.Split(' ')).ToDictionary(label => label[0], label => label[1]);
        foreach (var point in coverage)
        {
            var label = labels.GetValueOrDefault(point.Code.Value, "0");
            var fits = label.EndsWith('+') ? point.Found >= Number(label.TrimEnd('+')) : point.Found == Number(label);
            Assert.True(fits, $"{point.Code}: {point.Found}, labelled {label}: {sentence}");
        }
    }

    [Theory]
    [MemberData(nameof(Plans))]
    public void Of_Plan_CoversWhatItsLabelsSay(string name)
    {
        var (_, text, points) = CoveragePlans.All.Single(plan => plan.Name == name);
        var reading = PlanReader.ReadText(text);

        var coverage = PlanCoverage.Of(reading, Assert.Single(reading.Plans), RequiredPoints.Shipped);

        var found = coverage.Where(p => p.Found > 0).Select(p => $"{p.Code} {p.Found}/{p.Required}");
        Assert.Equal(points.Split("; ").Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
        Assert.All(coverage, p => Assert.Equal(
            p.Found >= p.Required ? CoverageState.Covered : p.Found > 0 ? CoverageState.Fewer : CoverageState.NotCovered, p.State));
    }

    /// <summary>Every sentence that is shown stands where its span says, in the text as received.</summary>
    [Fact]
    public void Of_Plans_SentencesStandInTheTextAsReceived()
    {
        foreach (var (_, text, _) in CoveragePlans.All)
        {
            var received = text.Replace("教", "敎", StringComparison.Ordinal);
            foreach (var version in new[] { text, "\r\n　" + text.Replace("\n", "\r\n  ", StringComparison.Ordinal), received })
            {
                var reading = PlanReader.ReadText(version);
                if (reading.Plans.IsEmpty) continue;
                foreach (var sentence in PlanCoverage.Of(reading, reading.Plans[0], RequiredPoints.Shipped).SelectMany(point => point.Sentences))
                    Assert.Equal(sentence.Text, Stretch.Of(version.Substring(sentence.Span!.Value.Start, sentence.Span.Value.Length), null).Text);
            }
        }
    }

    /// <summary>A measure in other words than the item that carries it out, so that the reader did not link them.</summary>
    [Theory]
    [InlineData("1．依法保障教职工代表大会制度落实到位。", "三月：五届三次教代会", 1)]
    [InlineData("1．全年召开教职工代表大会两次。", "三月：五届三次教代会", 2)]
    [InlineData("1．全年召开教职工代表大会一次。", "三月：教代会\n九月：教代会", 2)]
    public void Of_MeasureAndItemThatNobodyLinked_AreOneWork(string measure, string items, int found)
    {
        var reading = PlanReader.ReadText($"望湖小学工会2026年工作计划\n一、民主管理\n{measure}\n2．公开学校重要事项。\n月份安排\n{items}\n十月：教工运动会");

        Assert.Equal(found, PlanCoverage.Of(reading, Assert.Single(reading.Plans), RequiredPoints.Shipped)[0].Found);
    }

    internal static ImmutableArray<PointCoverage> OfSentence(string sentence, bool isSemester = false, RequiredPoint? point = null) =>
        PlanCoverage.Of(new PlannedWorks([new Work([Stretch.Of(sentence, 0)], "a18", "", false, null, 1, 0, "", false)], isSemester), point is null ? RequiredPoints.Shipped : [point]);

    private static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
