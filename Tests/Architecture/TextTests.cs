using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace DistrictUnion.Tests.Architecture;

/// <summary>Texts in resource files are texts that a page shows. One that is missing is a compile error; one that is left over is found here.</summary>
public sealed partial class TextTests
{
    [Fact]
    public void Text_Any_IsUsed()
    {
        var used = Repository.Files(".cs", ".razor")
            .Where(path => !path.StartsWith("Tests/", StringComparison.Ordinal))
            .SelectMany(path => Use().Matches(Repository.Read(path)).Select(match => match.Value))
            .ToHashSet();
        var texts =
            from path in Repository.Files(".resx")
            from text in XDocument.Parse(Repository.Read(path)).Descendants("data")
            select $"{Path.GetFileNameWithoutExtension(path)}.{text.Attribute("name")!.Value}";

        Assert.True(used.Count > 1_000, $"Only {used.Count} uses were found: the pattern does not fit the source any more.");
        Assert.Empty(texts.Except(used));
    }

    [GeneratedRegex(@"\b\w*Texts\.\w+")]
    private static partial Regex Use();
}
