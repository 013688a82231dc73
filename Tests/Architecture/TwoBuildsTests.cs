using System.Xml.Linq;

namespace DistrictUnion.Tests.Architecture;

/// <summary>The switch between the default build and <c>-p:Cluster=true</c>, and what must not creep into the default one.</summary>
public sealed class TwoBuildsTests
{
    private const string Default = "'$(Cluster)' != 'true'";
    private const string Cluster = "'$(Cluster)' == 'true'";

    [Fact]
    public void LockFiles_OfTheDefaultBuild_HoldNothingOfOrleansButItsAbstractions()
    {
        var locks = Repository.Files(".json").Where(path => path.EndsWith("/packages.lock.json", StringComparison.Ordinal)).ToArray();
        var orleans = locks.SelectMany(path => Repository.Read(path).Split('"')).Where(word => word.StartsWith("Microsoft.Orleans.", StringComparison.Ordinal));

        Assert.Equal(Repository.Projects.Count, locks.Length);
        Assert.Equal(["Microsoft.Orleans.Core.Abstractions"], orleans.Distinct());
    }

    [Fact]
    public void Props_ClusterBuild_HasItsConstantAndItsOwnOutputs()
    {
        var group = Assert.Single(Under("Directory.Build.props", "PropertyGroup", Cluster));

        Assert.Equal("$(DefineConstants);CLUSTER", group.Element("DefineConstants")?.Value);
        Assert.Equal("$(RepositoryRoot)artifacts/cluster", group.Element("ArtifactsPath")?.Value);
        Assert.Equal("$(RepositoryRoot)artifacts/cluster/$(MSBuildProjectName).lock.json", group.Element("NuGetLockFilePath")?.Value);
    }

    [Fact]
    public void Targets_DefaultBuild_PrunesWhatTheAbstractionsDragAlong()
    {
        var pruned = Under("Directory.Build.targets", "ItemGroup", Default).Descendants("PrunePackageReference")
            .SelectMany(item => item.Attribute("Include")!.Value.Split(';'));

        Assert.Superset(
            new HashSet<string> { "Microsoft.Orleans.Serialization", "Microsoft.Orleans.Analyzers", "Microsoft.Orleans.CodeGenerator" },
            pruned.ToHashSet());
    }

    [Fact]
    public void Silo_ClusterBuild_TakesOrleans()
    {
        Assert.Equal(
            ["Microsoft.Orleans.Clustering.AdoNet", "Microsoft.Orleans.Persistence.AdoNet", "Microsoft.Orleans.Serialization.SystemTextJson", "Microsoft.Orleans.Server"],
            Packages("Silo/Silo.csproj", Cluster).Where(name => name.Contains("Orleans", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.Equal("$(DefaultItemExcludes);Cluster/**", Excludes("Silo/Silo.csproj", Default));
    }

    [Fact]
    public void Gateway_EachBuild_HasItsOwnHostOfTheGrains()
    {
        Assert.Equal(
            ["Microsoft.Orleans.Client", "Microsoft.Orleans.Clustering.AdoNet", "Microsoft.Orleans.Serialization.SystemTextJson"],
            Packages("Gateway/Gateway.csproj", Cluster).Order(StringComparer.Ordinal));
        Assert.Equal("$(DefaultItemExcludes);Hosting/Embedded/**", Excludes("Gateway/Gateway.csproj", Cluster));
        Assert.Equal("$(DefaultItemExcludes);Hosting/Cluster/**", Excludes("Gateway/Gateway.csproj", Default));
    }

    [Fact]
    public void Projects_DefaultBuild_AskForNothingOfOrleansButItsAbstractions()
    {
        var always = Repository.Projects.Values
            .SelectMany(project => project.Descendants("PackageReference"))
            .Where(item => item.Parent!.Attribute("Condition")?.Value != Cluster)
            .Select(item => item.Attribute("Include")!.Value)
            .Where(name => name.Contains("Orleans", StringComparison.Ordinal));

        Assert.Equal(["Microsoft.Orleans.Core.Abstractions"], always.Distinct());
    }

    private static IEnumerable<string> Packages(string file, string condition) =>
        Under(file, "ItemGroup", condition).Elements("PackageReference").Select(item => item.Attribute("Include")!.Value);

    private static string Excludes(string file, string condition) => Assert.Single(Under(file, "DefaultItemExcludes", condition)).Value;

    private static IEnumerable<XElement> Under(string file, string element, string condition) =>
        XDocument.Parse(Repository.Read(file)).Descendants(element).Where(e => e.Attribute("Condition")?.Value == condition);
}
