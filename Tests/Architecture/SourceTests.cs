using System.Text.RegularExpressions;

namespace DistrictUnion.Tests.Architecture;

/// <summary>Rules that hold for every source file.</summary>
public sealed partial class SourceTests
{
    private const int MaxLines = 300;

    /// <summary>Without the migrations, which a tool writes.</summary>
    private static readonly string[] Sources =
        [.. Repository.Files(".cs", ".razor", ".js").Where(path => !path.Contains("/Migrations/", StringComparison.Ordinal))];

    [Fact]
    public void File_Any_IsShortEnoughToRead()
    {
        var tooLong = Sources
            .Select(path => (Path: path, Lines: Repository.Read(path).Count(c => c == '\n')))
            .Where(file => file.Lines > MaxLines);

        Assert.Empty(tooLong);
    }

    [Fact]
    public void File_Any_TakesTheTimeFromTimeProvider()
    {
        var asking = Sources.Where(path => Path.GetExtension(path) is not ".js" && Clock().IsMatch(Repository.Read(path)));

        Assert.Empty(asking);
        Assert.Equal(5, Repository.Read("BannedSymbols.txt").Split('\n').Count(line => line.StartsWith("P:System.DateTime", StringComparison.Ordinal)));
    }

    [Fact]
    public void File_Any_SilencesNoClockOrNullabilityRule()
    {
        var silencing = Sources.Where(path => Silenced().IsMatch(Repository.Read(path)));

        Assert.Empty(silencing);
    }

    /// <summary>The one rule of `dotnet format` that neither the compiler nor `dotnet format whitespace` checks; the whole tool takes minutes (.ci/long).</summary>
    [Fact]
    public void File_Any_ImportsInOrder()
    {
        var unordered = Sources.Where(path =>
        {
            var imports = Import().Matches(Repository.Read(path)).Select(match => match.Groups["name"].Value).ToArray();
            return !imports.SequenceEqual(imports
                .OrderBy(name => name.Split('.')[0] is not "System")
                .ThenBy(name => name.Replace('.', '\0'), StringComparer.OrdinalIgnoreCase));
        });

        Assert.Empty(unordered);
    }

    /// <summary>A code stands before a Chinese sentence or before the kind of a refusal.</summary>
    [Fact]
    public void RefusalCode_Any_HasTheStableForm()
    {
        var codes = Sources
            .Where(path => !path.StartsWith("Tests/", StringComparison.Ordinal))
            .SelectMany(path => Code().Matches(Repository.Read(path)).Select(match => (Path: path, Code: match.Groups["code"].Value)))
            .ToArray();

        Assert.True(codes.Length > 50, $"Only {codes.Length} codes were found: the pattern does not fit the source any more.");
        Assert.All(codes, found => Assert.Matches(CodeForm(), found.Code));
    }

    // Written in two halves, so that this file does not break its own rule.
    [GeneratedRegex(@"\bDateTime(Offset)?\." + @"(Now|UtcNow|Today)\b")]
    private static partial Regex Clock();

    [GeneratedRegex(@"#pragma\s+warning\s+disable\s+" + @"(RS0030|nullable|CS86\d\d)|#nullable\s+" + @"disable")]
    private static partial Regex Silenced();

    [GeneratedRegex(@"^using (?<name>[\w.]+);\r?$", RegexOptions.Multiline)]
    private static partial Regex Import();

    [GeneratedRegex("""
        "(?<code>[^"\s]*)",\s*RefusalKind\.|(?:Valid|Free|Refuse|When)\((?:[^;"]|"[^"\s]*"\))*?"(?<code>[^"\s]+)",\s*\$?"[^"]*\p{IsCJKUnifiedIdeographs}
        """)]
    private static partial Regex Code();

    // “conflict” is the one that every grain shares (DESIGN: a version race lost three times).
    [GeneratedRegex(@"^([a-z-]+\.[a-z0-9-]+|conflict)$")]
    private static partial Regex CodeForm();
}
