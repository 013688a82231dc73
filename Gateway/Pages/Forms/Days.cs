using DistrictUnion.Domain;

namespace DistrictUnion.Gateway.Pages.Forms;

/// <summary>Days as people type them: 2026年11月21日, 2026-11-21, 2026/11/21, 2026.11.21, 20261121, also in full-width digits.</summary>
internal static class Days
{
    public static bool TryRead(string text, out DateOnly day) => DayText.TryRead(text, out day);

    /// <summary>2026年11月21日; empty for no day.</summary>
    public static string Write(DateOnly? day) => day is { } of ? Words.Day(of) : "";
}
