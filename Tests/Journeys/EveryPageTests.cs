using DistrictUnion.Tests.Support;
using Xunit.Abstractions;

namespace DistrictUnion.Tests.Journeys;

/// <summary>What holds for every page that the policy table knows.</summary>
public sealed class EveryPageTests(VisitedPages pages, ITestOutputHelper output) : IClassFixture<VisitedPages>
{
    /// <summary>Largest page with its stylesheet and script, compressed.</summary>
    private const int MaxBytes = 150_000;

    [ChromiumFact]
    public async Task Page_EachOne_FitsTheScreenAndTheScriptIsQuiet()
    {
        var visits = await pages.Visits;

        Assert.Empty(visits.Flaws);
        Assert.Empty(visits.Complaints);
    }

    [ChromiumFact]
    public async Task Page_EachOne_IsSmall()
    {
        var visits = await pages.Visits;

        foreach (var (name, bytes) in visits.Sizes) output.WriteLine($"{name}: {bytes:N0} B");
        Assert.DoesNotContain(visits.Sizes, page => page.Bytes > MaxBytes);
    }

    [AxeFact]
    public async Task Page_EachOne_HasNoSeriousFindingsOfAxe()
    {
        var visits = await pages.Visits;

        foreach (var severity in visits.Findings.CountBy(finding => finding.Split(' ')[0])) output.WriteLine($"{severity.Key}: {severity.Value}");
        foreach (var finding in visits.Findings) output.WriteLine(finding);
        Assert.DoesNotContain(visits.Findings, Axe.IsSerious);
    }
}
