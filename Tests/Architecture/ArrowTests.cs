using System.Reflection;

namespace DistrictUnion.Tests.Architecture;

/// <summary>The arrows of the design: Gateway → Grains.Interfaces ← Grains ← Silo, all → Domain; asked of the project files and of what was compiled.</summary>
public sealed class ArrowTests
{
    private const string Orleans = "Orleans.Core.Abstractions";

    /// <summary>What a project may refer to among ours. A new project must be entered here.</summary>
    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["Domain"] = [],
        ["Grains.Interfaces"] = ["Domain"],
        ["Grains"] = ["Domain", "Grains.Interfaces"],
        ["Storage"] = ["Domain", "Grains.Interfaces", "Grains"],
        ["Embedded"] = ["Domain", "Grains.Interfaces", "Grains", "Storage"],
        ["Silo"] = ["Domain", "Grains.Interfaces", "Grains", "Storage"],
        ["Accounts"] = ["Domain"],
        ["Documents"] = ["Domain"],
        ["Reports"] = ["Domain"],
        ["Gateway"] = ["Domain", "Grains.Interfaces", "Accounts", "Documents", "Reports", "Embedded"],
    };

    /// <summary>What besides System.* and our own the inner assemblies may be compiled against.</summary>
    private static readonly Dictionary<string, string[]> Foreign = new()
    {
        ["Domain"] = [],
        ["Grains.Interfaces"] = [Orleans, "Microsoft.Extensions.Logging.Abstractions"],
        ["Grains"] = [Orleans, "Microsoft.Extensions.Logging.Abstractions"],
    };

    public static TheoryData<string> Projects => [.. Arrows.Keys];

    public static TheoryData<string> InnerProjects => [.. Foreign.Keys];

    public static TheoryData<string> Assemblies => [.. Arrows.Keys.Where(name => name != "Silo")];

    [Fact]
    public void Projects_AllOfThem_HaveTheirArrows() =>
        Assert.Equal([.. Arrows.Keys, "Benchmarks", "ClusterSurface", "Tests"], Repository.Projects.Keys.Order(StringComparer.Ordinal), Unordered);

    [Theory]
    [MemberData(nameof(Projects))]
    public void ProjectFile_RefersToItsArrowsOnly(string project)
    {
        var references = Includes(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')));

        Assert.Empty(references.Except(Arrows[project]));
    }

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void Assembly_RefersToItsArrowsOnly(string project)
    {
        var references = References(project).Where(name => name.StartsWith("DistrictUnion.", StringComparison.Ordinal)).Select(name => name["DistrictUnion.".Length..]);

        Assert.Empty(references.Except(Arrows[project]));
    }

    [Theory]
    [MemberData(nameof(InnerProjects))]
    public void Assembly_InnerProject_KnowsNoTechnology(string project)
    {
        var references = References(project).Where(name => name is not "System" and not "netstandard"
            && !name.StartsWith("System.", StringComparison.Ordinal) && !name.StartsWith("DistrictUnion.", StringComparison.Ordinal));

        Assert.Empty(references.Except(Foreign[project]));
        Assert.Empty(Includes(project, "PackageReference").Except(Foreign[project].Select(name => "Microsoft." + name.Replace("Microsoft.", "", StringComparison.Ordinal))));
    }

    [Fact]
    public void Gateway_OutsideHosting_NeverNamesTheHost()
    {
        var gateway = Load("Gateway");
        var naming = TypeUse.Of(gateway)
            .Where(use => use.Used.Assembly.GetName().Name == "DistrictUnion.Embedded" && !IsIn(use.User, "DistrictUnion.Gateway.Hosting"))
            .Select(use => $"{use.User} names {use.Used}")
            .Distinct();

        Assert.Empty(naming);
    }

    private static bool IsIn(Type type, string space) => type.Namespace == space || type.Namespace?.StartsWith(space + ".", StringComparison.Ordinal) is true;

    private static IEnumerable<string> Includes(string project, string item) =>
        Repository.Projects[project].Descendants(item).Select(element => element.Attribute("Include")!.Value);

    private static IEnumerable<string> References(string project) => Load(project).GetReferencedAssemblies().Select(name => name.Name!);

    private static Assembly Load(string project) => Assembly.Load("DistrictUnion." + project);

    private static readonly IEqualityComparer<IEnumerable<string>> Unordered =
        EqualityComparer<IEnumerable<string>>.Create((one, other) => one!.ToHashSet().SetEquals(other!), names => names.Count());
}
