namespace DistrictUnion.Documents.Sources.Rtf;

/// <summary>What control words mean that only need to be told apart.</summary>
internal static class RtfWords
{
    private static readonly HashSet<string> LeftOut =
    [
        "colortbl", "stylesheet", "info", "pict", "object", "header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf", "footnote", "annotation",
        "ftnsep", "ftnsepc", "ftncn", "shprslt", "nonshppict", "nonesttables", "pntxta", "pntxtb", "xe", "tc", "rxe", "txe", "template", "private",
    ];

    /// <summary>Whether the word begins a group without text of the document's body.</summary>
    public static bool IsLeft(string word) => LeftOut.Contains(word);

    /// <summary>The character that a word stands for, or null.</summary>
    public static char? Character(string word) => word switch
    {
        "emdash" => '—',
        "endash" => '–',
        "lquote" => '‘',
        "rquote" => '’',
        "ldblquote" => '“',
        "rdblquote" => '”',
        "bullet" => '•',
        "emspace" or "enspace" or "qmspace" => ' ',
        _ => null,
    };
}
