using DistrictUnion.Domain.Comparison;

namespace DistrictUnion.Gateway.Pages.Comparison;

/// <summary>How far behind a cell is, as tint and sign: the darker, the further. The sign carries it without colour.</summary>
/// <param name="Css">Class of the cell.</param>
/// <param name="Sign">Before the number; empty when all is well enough.</param>
public readonly record struct Heat(string Css, string Sign)
{
    private static readonly (long FromTenths, Heat Heat)[] Steps =
    [
        (950, new("h0", "")),
        (850, new("h1", "")),
        (700, new("h2", "")),
        (500, new("h3", "▲")),
        (0, new("h4", "■")),
    ];

    /// <summary>Of 完成率: white from 95, then 85, 70, ▲ from 50, ■ below.</summary>
    public static Heat OfCompletion(Rate rate)
    {
        if (rate.InTenthsOfPercent() is not { } tenths) return new("none", "");
        foreach (var (from, heat) in Steps)
            if (tenths >= from) return heat;
        return Steps[^1].Heat;
    }

    /// <summary>Of 全年进度: by the light against the plan.</summary>
    public static Heat OfLight(Light light) => light switch
    {
        Light.None => new("none", ""),
        Light.Yellow => new("h2", "▲"),
        Light.Red => new("h4", "■"),
        _ => new("h0", ""),
    };
}
