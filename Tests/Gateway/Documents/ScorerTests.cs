using System.Globalization;
using System.Text.RegularExpressions;
using DistrictUnion.Documents;
using DistrictUnion.Tests.Gateway.Documents.Scoring;
using Xunit.Abstractions;

namespace DistrictUnion.Tests.Gateway.Documents;

/// <summary>Our scorer gives the figures of the corpus' own score.py, also for readings that are wrong.</summary>
public sealed partial class ScorerTests(ITestOutputHelper output)
{
    [SharedFact]
    public void Score_DevelopmentCorpusAsRead_EqualsScorePy() => AssertEqualFigures("dev", Path.Combine(SharedCorpus.Root!, "corpus", "dev"), damage: 0);

    [SharedFact]
    public void Score_SeedsAsRead_EqualsScorePy() => AssertEqualFigures("seeds", Path.Combine(SharedCorpus.Root!, "seeds"), damage: 0);

    [SharedFact]
    public void Score_DamagedReadings_EqualsScorePy()
    {
        for (var damage = 1; damage <= 4; damage++) AssertEqualFigures("dev", Path.Combine(SharedCorpus.Root!, "corpus", "dev"), damage);
    }

    [Theory]
    [InlineData("", "", 1.0)]
    [InlineData("甲乙丙", "甲乙丙", 1.0)]
    [InlineData("甲乙丙丁", "甲丙丁", 6.0 / 7)]
    [InlineData("甲乙", "丙丁", 0.0)]
    [InlineData("甲乙丙甲乙", "甲乙", 4.0 / 7)]
    public void Similarity_OfTwoStrings_CountsCommonBlocks(string first, string second, double expected) => Assert.Equal(expected, Similarity.Of(first, second), 12);

    [Theory]
    [InlineData("學(xué)校　２０２４年，&nbsp;發展", "学校2024年发展")]
    [InlineData("“三八”节：100%", "三八节100%")]
    [InlineData("ABC①", "abc1")]
    public void ComparedText_OfWhatDiffersInFormOnly_IsEqual(string text, string expected) => Assert.Equal(expected, ComparedText.Of(text));

    /// <param name="damage">0: the readings as they are; else another way of spoiling them, so that every figure has something to count.</param>
    private void AssertEqualFigures(string labels, string documents, int damage)
    {
        var folder = Path.Combine(SharedCorpus.Root!, "corpus", labels);
        var predictions = Directory.CreateTempSubdirectory("scored-readings").FullName;
        try
        {
            var overall = new Tally();
            var figures = new List<string>();
            foreach (var document in LabelledDocuments.In(documents, folder, "*.txt"))
            {
                var read = Damage.Spoil(Label.Of(PlanReadingJson.WriteUtf8(document.Read()).Span), damage);
                File.WriteAllBytes(Path.Combine(predictions, Path.ChangeExtension(document.Name, ".json")), read.ToJson());
                var tally = Scorer.Score(document.Gold, read);
                overall.Add(tally);
                figures.Add($" {tally}");
            }

            figures.Add($" {overall}");
            if (SharedCorpus.Score(folder, predictions) is not { } report)
            {
                output.WriteLine("python3 is not installed: the figures were not compared.");
                return;
            }

            output.WriteLine(report);
            AssertSameNumbers(report.Split('\n').Where(line => line.Contains(" plans ", StringComparison.Ordinal)), figures);
            AssertSameNumbers(report.Split('\n').Where(line => line.StartsWith("  ", StringComparison.Ordinal)).Select(line => MeanOfDocuments().Replace(line, "")), overall.Details());
        }
        finally
        {
            Directory.Delete(predictions, recursive: true);
        }
    }

    /// <summary>Printed figures are rounded; one in the last place is the same.</summary>
    private static void AssertSameNumbers(IEnumerable<string> expected, IEnumerable<string> actual) =>
        Assert.All(expected.Zip(actual, (theirs, ours) => (Theirs: Numbers(theirs), Ours: Numbers(ours))), pair =>
        {
            Assert.Equal(pair.Theirs.Count, pair.Ours.Count);
            Assert.All(pair.Theirs.Zip(pair.Ours), numbers => Assert.InRange(Math.Abs(numbers.First - numbers.Second), 0, 0.0010001));
        });

    /// <summary>The numbers of a line behind the document's name; F1 is none.</summary>
    private static List<double> Numbers(string line) =>
        [.. Number().Matches(line[Math.Max(0, line.IndexOf(" plans ", StringComparison.Ordinal))..]).Select(match => double.Parse(match.Value, CultureInfo.InvariantCulture))];

    [GeneratedRegex(@"(?<![A-Za-z0-9.])\d+(\.\d+)?", RegexOptions.None, 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"mean of documents [\d.]+", RegexOptions.None, 1000)]
    private static partial Regex MeanOfDocuments();
}
