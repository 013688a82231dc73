using System.Text.RegularExpressions;

namespace DistrictUnion.Tests.Architecture;

/// <summary>Stylesheets, scripts and markup of the pages stay within what the oldest browsers of schools understand.</summary>
public sealed partial class BrowserFloorTests
{
    private const string Pages = "Gateway/Pages/";

    public static IEnumerable<object[]> Rules => All().SelectMany(kind => kind.Rules.Select(rule => new object[] { kind.Extension, rule.Name }));

    [Theory]
    [MemberData(nameof(Rules))]
    public void Rule_EachOne_RefusesItsSample(string extension, string name) => Assert.True(Rule(extension, name).Refuses(Rule(extension, name).Sample));

    [Theory]
    [MemberData(nameof(Rules))]
    public void Pages_EachFile_KeepTheRule(string extension, string name)
    {
        var files = Repository.Files(extension).Where(path => path.StartsWith(Pages, StringComparison.Ordinal)).ToArray();

        Assert.NotEmpty(files);
        Assert.DoesNotContain(files, path => Rule(extension, name).Refuses(WithoutComments(extension, Repository.Read(path))));
    }

    /// <summary>What is old enough, or only adds where it is known, stays allowed.</summary>
    [Theory]
    [InlineData(".css", "a{box-shadow:inset 0 -1px 0 red}\n.b{display:flex;gap:4px}\n.c:not(.d):focus-visible{accent-color:red}\n@media (max-width:900px){.e{transform:scale(2)}}")]
    [InlineData(".css", ".f{-webkit-mask:none;text-overflow:clip;max-width:min(90vw,700px)}")]
    [InlineData(".js", "x ??= 1; y.replaceAll('a', 'b'); z.requestSubmit(); dialog.showModal(); var q = a / b / d;")]
    [InlineData(".js", "navigator.clipboard ? navigator.clipboard.writeText(x) : document.execCommand('copy');")]
    [InlineData(".razor", "<input type=\"text\" data-day><script src=\"x\" defer></script>")]
    public void Rule_OfWhatIsOldEnough_IsSilent(string extension, string text) =>
        Assert.DoesNotContain(All().Single(kind => kind.Extension == extension).Rules, rule => rule.Refuses(text));

    private static FloorRule Rule(string extension, string name) => All().Single(kind => kind.Extension == extension).Rules.Single(rule => rule.Name == name);

    private static (string Extension, FloorRule[] Rules)[] All() => [(".css", BrowserFloor.Styles), (".js", BrowserFloor.Scripts), (".razor", BrowserFloor.Markup)];

    private static string WithoutComments(string extension, string text) => extension switch
    {
        ".css" => BlockComment().Replace(text, ""),
        ".js" => LineComment().Replace(BlockComment().Replace(text, ""), ""),
        _ => RazorComment().Replace(text, ""),
    };

    [GeneratedRegex(@"/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex BlockComment();

    [GeneratedRegex(@"(?<![:""'])//.*$", RegexOptions.Multiline)]
    private static partial Regex LineComment();

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline)]
    private static partial Regex RazorComment();
}
