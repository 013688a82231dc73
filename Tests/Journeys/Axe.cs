using System.Text.Json;
using DistrictUnion.Tests.Support;
using Microsoft.Playwright;

namespace DistrictUnion.Tests.Journeys;

/// <summary>Asks axe-core about a page.</summary>
internal static class Axe
{
    /// <summary>Findings as "impact rule: element", of WCAG 2 A and AA and the best practices about headings, landmarks and tables.</summary>
    public static async Task<string[]> Findings(IPage page)
    {
        await page.EvaluateAsync(await File.ReadAllTextAsync(AxeFactAttribute.Script));
        var found = await page.EvaluateAsync<JsonElement>("axe.run(document, { resultTypes: ['violations'] })");
        return
        [
            .. from rule in found.GetProperty("violations").EnumerateArray()
               from node in rule.GetProperty("nodes").EnumerateArray()
               select $"{rule.GetProperty("impact").GetString()} {rule.GetProperty("id").GetString()}: {node.GetProperty("html").GetString()![..Math.Min(160, node.GetProperty("html").GetString()!.Length)]}",
        ];
    }

    public static bool IsSerious(string finding) => finding.StartsWith("serious", StringComparison.Ordinal) || finding.StartsWith("critical", StringComparison.Ordinal);
}
