using System.Collections.Immutable;

namespace DistrictUnion.Domain.Districts;

/// <summary>The list of required points as it is shown and answered.</summary>
/// <param name="Revision">The district's revision.</param>
public sealed record RequiredPointList(ImmutableArray<RequiredPoint> Points, long Revision)
{
    public static RequiredPointList Of(District district) => new(district.RequiredPoints, district.Revision);
}

/// <summary>Decides about the district's required points (必备工作要点).</summary>
public static class RequiredPointRules
{
    public const int MaxPoints = 60;
    public const int MaxWorks = 40;
    public const int MaxWords = 200;
    public const int MaxLeast = 1_000;
    private const int ShortestWord = 2;
    private const int LongestWord = 30;
    private const int LongestUnit = 10;

    /// <returns>Refusals: district.unknown, points.unknown-area, group.unknown, and the flaws of the list (<see cref="Flaws"/>).</returns>
    public static Decision<RequiredPointList> Set(District district, SetRequiredPoints command, DateTimeOffset now)
    {
        if (command.Context.WhenStale(district.Revision) is { } stale) return stale;
        var checks = new Checks();
        DistrictRules.RequireFounded(checks, district);
        Check(checks, command.Points);
        foreach (var strange in command.Points.Where(p => district.Areas.All(a => a.Code != p.Area)))
            checks.Valid(false, "points.unknown-area", $"“{strange.Name}”的工作领域不在区里的清单中。", strange.Code.Value);
        foreach (var group in command.Points.SelectMany(p => p.Groups).Where(g => g.Value is null || !district.Groups.ContainsKey(g)).Distinct())
            checks.Valid(false, "group.unknown", "没有这个分组。", group.Value);
        if (checks.HaveFailed) return checks.Refuse<RequiredPointList>();
        var fact = new RequiredPointsSet(command.Points);
        return Decision<RequiredPointList>.Accept(RequiredPointList.Of(district.Apply(fact, now, command.Context.Actor.Account)), fact);
    }

    /// <summary>What is wrong with a list of points in itself.</summary>
    /// <returns>
    /// Codes: points.too-many, points.duplicate, points.least-invalid, points.period-invalid, points.unit-missing,
    /// points.without-words, points.too-many-words, points.word-length, code.malformed, name.*, text.too-long. The place is the point's code.
    /// </returns>
    public static ImmutableArray<Refusal> Flaws(ImmutableArray<RequiredPoint> points)
    {
        var checks = new Checks();
        Check(checks, points);
        return checks.Refuse<RequiredPointList>().Refusals;
    }

    private static void Check(Checks checks, ImmutableArray<RequiredPoint> points)
    {
        checks.Require(points.Length <= MaxPoints, "points.too-many", RefusalKind.TooLarge, $"必备工作要点最多 {MaxPoints} 条，现在是 {points.Length} 条。");
        foreach (var repeated in points.GroupBy(p => p.Code).Where(g => g.Count() > 1))
            checks.Valid(false, "points.duplicate", "要点编号重复。", repeated.Key.Value);
        foreach (var point in points)
        {
            var place = point.Code.Value;
            checks.Code(point.Code, "要点编号");
            checks.Name(point.Name, "要点名称", place);
            checks.Text(point.Note, "依据和说明", place);
            checks.Valid(point.Least is >= 1 and <= MaxLeast, "points.least-invalid", $"“{point.Name}”的最少次数要在 1 到 {MaxLeast} 之间。", place);
            checks.Valid(Enum.IsDefined(point.Per), "points.period-invalid", $"“{point.Name}”的计数期间不对。", place);
            if (checks.Valid(!string.IsNullOrWhiteSpace(point.Unit), "points.unit-missing", $"“{point.Name}”没有写计数单位（次、场、篇……）。", place))
                checks.Text(point.Unit, "计数单位", place, LongestUnit);
            CheckWords(checks, point, place);
        }
    }

    private static void CheckWords(Checks checks, RequiredPoint point, string? place)
    {
        checks.Valid(
            point.Works.Any(w => !w.Words.IsEmpty) && point.Works.All(w => !w.Words.IsEmpty),
            "points.without-words", $"“{point.Name}”要写明识别用的词，每一项工作至少一个。", place);
        checks.Valid(
            point.Works.Length <= MaxWorks && point.Works.Sum(w => w.Words.Length) + point.NotWords.Length <= MaxWords,
            "points.too-many-words", $"“{point.Name}”最多写 {MaxWorks} 项工作、{MaxWords} 个词。", place);
        foreach (var word in point.Works.SelectMany(w => w.Words.SelectMany(Parts)).Concat(point.NotWords).Where(w => w.Length is < ShortestWord or > LongestWord).Distinct())
            checks.Valid(false, "points.word-length", $"“{point.Name}”的识别词“{word}”要有 {ShortestWord} 到 {LongestWord} 个字，一个字太宽。", place);
    }

    /// <summary>The words of an alternative; a blank one is a word without characters.</summary>
    private static string[] Parts(string alternative) =>
        alternative.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } parts ? parts : [""];
}
