using System.Text.RegularExpressions;
using DistrictUnion.Tests.Architecture;

namespace DistrictUnion.Tests.Gateway.Pages;

/// <summary>The subjects' stylesheets are joined into one, and so are their scripts.</summary>
public sealed partial class StyleTests
{
    /// <summary>A class whose own look (<c>.qr{…}</c>) two subjects define means two things, and one of them breaks the other's page.</summary>
    [Fact]
    public void Class_OfASubject_IsDefinedByThatSubjectAlone()
    {
        var twice = Repository.Files(".css")
            .Where(path => path.StartsWith("Gateway/Pages/Styles/", StringComparison.Ordinal) && !path.Contains("/10-", StringComparison.Ordinal) && !path.Contains("/20-", StringComparison.Ordinal))
            .SelectMany(path => Own().Matches(Repository.Read(path)).Select(match => (Class: match.Groups["class"].Value, path)))
            .Distinct()
            .GroupBy(found => found.Class)
            .Where(found => found.Count() > 1)
            .Select(found => $"{found.Key}: {string.Join(", ", found.Select(f => f.path))}");

        Assert.Empty(twice);
    }

    /// <summary>Every page has all scripts: what two of them hang on the same button happens twice.</summary>
    [Fact]
    public void Printing_InAllScripts_IsAskedForOnce() =>
        Assert.Single(Repository.Files(".js").Where(path => path.StartsWith("Gateway/Pages/Scripts/", StringComparison.Ordinal))
            .SelectMany(path => Printing().Matches(Repository.Read(path)).Select(_ => path)));

    [GeneratedRegex(@"window\.print\(")]
    private static partial Regex Printing();

    [GeneratedRegex(@"(?<=^|[},])\s*(?<class>\.[a-z][a-z0-9-]*)(?=[,{])", RegexOptions.Multiline)]
    private static partial Regex Own();
}
