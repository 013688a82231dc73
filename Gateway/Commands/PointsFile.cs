using System.Text.Json;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Gateway.Districts;
using DistrictUnion.Gateway.Http;

namespace DistrictUnion.Gateway.Commands;

/// <summary>Required points from a file, in the JSON of <c>GET …/required-points</c>; <c>default</c> are the shipped ones.</summary>
internal static class PointsFile
{
    private const string Shipped = "default";

    /// <returns>Null when there is no such file or it is not well formed; the terminal says why.</returns>
    public static async Task<RequiredPointsBody?> Read(string source, Terminal terminal, CancellationToken cancellationToken)
    {
        if (source == Shipped) return new(RequiredPoints.Shipped);
        if (!File.Exists(source)) return Refuse(terminal, $"{source}：没有这个文件。");
        try
        {
            var body = JsonSerializer.Deserialize<RequiredPointsBody>(await File.ReadAllBytesAsync(source, cancellationToken), ApiJson.Options);
            if (body is null) return Refuse(terminal, $"{source}：不是必备工作要点的清单。");
            var flaws = RequiredPointRules.Flaws(body.Points);
            foreach (var flaw in flaws) terminal.Line($"{source}：{flaw.Text}（{flaw.Code}{(flaw.Place is null ? "" : $"，{flaw.Place}")}）");
            return flaws.IsEmpty ? body : null;
        }
        catch (JsonException)
        {
            return Refuse(terminal, $"{source}：不是必备工作要点的清单（JSON：{{\"points\": […]}}）。");
        }
    }

    private static RequiredPointsBody? Refuse(Terminal terminal, string sentence)
    {
        terminal.Line(sentence);
        return null;
    }
}
