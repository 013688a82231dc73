namespace DistrictUnion.Gateway.Workbooks;

/// <summary>What becomes of a cell.</summary>
internal enum CellChange
{
    None,
    Mine,

    /// <summary>Both sides changed it, each in another way.</summary>
    Both,
}

/// <summary>A cell as it came back, as it stood in the template, and as it stands now. All in one spelling; null: empty.</summary>
internal static class ThreeWay
{
    private const int MostShown = 30;

    public static CellChange Of(string? mine, string? old, string? theirs) =>
        mine == old || mine == theirs ? CellChange.None : theirs == old ? CellChange.Mine : CellChange.Both;

    /// <summary>数量：3 → 4.</summary>
    public static string Said(string heading, string? old, string? mine) => $"{heading}：{Shown(old)} → {Shown(mine)}";

    public static string Conflict(string heading, string? mine, string? old, string? theirs) =>
        $"{heading}：这里改成了“{Shown(mine)}”，下载模板以后别人改成了“{Shown(theirs)}”（原来是“{Shown(old)}”）。请核对后下载新的模板再改。";

    /// <summary>The beginning of a text, in one line.</summary>
    public static string Shown(string? text)
    {
        if (text is null) return "空";
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= MostShown ? line : line[..(char.IsHighSurrogate(line[MostShown - 1]) ? MostShown - 1 : MostShown)] + "…";
    }
}
