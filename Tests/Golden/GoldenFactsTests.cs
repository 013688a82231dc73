using System.Text.Json;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Books;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Inspections;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Domain.Matters;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Tests.Golden;

public class GoldenFactsTests
{
    /// <summary>Set to write the files of new kinds; then run this class once and commit what it wrote.</summary>
    private const string WriteVariable = "WRITE_GOLDEN";

    public static TheoryData<string> Kinds => [.. FactKinds.All.Keys.Order(StringComparer.Ordinal)];

    public GoldenFactsTests()
    {
        if (Environment.GetEnvironmentVariable(WriteVariable) is "1") GoldenFacts.WriteMissing();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Read_StoredBytes_GivesTheFactAndTheSameBytesAgain(string kind)
    {
        Assert.True(File.Exists(GoldenFacts.PathOf(kind)), $"{kind} has no golden file. Run this test with {WriteVariable}=1 and commit the file.");
        var stored = GoldenFacts.Read(kind);

        var facts = FactKinds.Read(stored);

        Assert.Equal(kind, FactKinds.Of(Assert.Single(facts)));
        Assert.Equal(stored, FactKinds.Write(facts));
    }

    [Fact]
    public void Kinds_EveryGoldenFile_IsStillKnown()
    {
        var kinds = Directory.GetFiles(GoldenFacts.Folder, "*.golden").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal);

        Assert.Equal(FactKinds.All.Keys.Select(kind => kind.Replace('/', '.')).Order(StringComparer.Ordinal), kinds);
    }

    [Fact]
    public void Apply_StoriesReadBackFromTheirBytes_FoldToTheSameStates()
    {
        Assert.Equal(Fold<District>(SampleFacts.OfDistrict), Fold<District>(FactKinds.Read(FactKinds.Write(SampleFacts.OfDistrict))));
        Assert.Equal(Fold<Ledger>(SampleFacts.OfLedger), Fold<Ledger>(FactKinds.Read(FactKinds.Write(SampleFacts.OfLedger))));
        Assert.Equal(Fold<Inspection>(SampleFacts.OfInspection), Fold<Inspection>(FactKinds.Read(FactKinds.Write(SampleFacts.OfInspection))));
        Assert.Equal(Fold<SchoolMatters>(SampleFacts.OfMatters), Fold<SchoolMatters>(FactKinds.Read(FactKinds.Write(SampleFacts.OfMatters))));
        Assert.Equal(Fold<AuditDay>(SampleFacts.OfAudit), Fold<AuditDay>(FactKinds.Read(FactKinds.Write(SampleFacts.OfAudit))));
        Assert.Equal(Fold<SchoolBooks>(SampleFacts.OfBooks), Fold<SchoolBooks>(FactKinds.Read(FactKinds.Write(SampleFacts.OfBooks))));
        Assert.Equal(Fold<SchoolUnion>(SampleFacts.OfSchool), Fold<SchoolUnion>(FactKinds.Read(FactKinds.Write(SampleFacts.OfSchool))));
    }

    private static string Fold<TState>(IEnumerable<IFact> facts)
        where TState : class, IState<TState>
    {
        var state = facts.Aggregate(TState.Empty, (state, fact) => state.Apply(fact, new(2026, 9, 1, 0, 0, 0, TimeSpan.Zero), "tester"));
        return JsonSerializer.Serialize(state, DomainJson.Options);
    }
}
