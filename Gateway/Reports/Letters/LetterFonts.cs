using System.Collections.Immutable;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace DistrictUnion.Reports.Letters;

/// <summary>
/// The fonts that GB/T 9704 names. They are named, never embedded: not every machine has them, so the file also says which to take instead, in
/// the order in which offices have them.
/// </summary>
/// <param name="Name">The name in the text.</param>
/// <param name="Others">What a program takes where that font is missing.</param>
internal sealed record LetterFont(string Name, ImmutableArray<string> Others)
{
    public static readonly LetterFont Title = new("方正小标宋简体", ["华文中宋", "STZhongsong", "宋体", "SimSun"]);
    public static readonly LetterFont Body = new("仿宋_GB2312", ["仿宋", "FangSong", "华文仿宋", "STFangsong"]);
    public static readonly LetterFont Kai = new("楷体_GB2312", ["楷体", "KaiTi", "华文楷体", "STKaiti"]);
    public static readonly LetterFont Hei = new("黑体", ["SimHei", "华文细黑", "STXihei"]);
    public static readonly LetterFont Song = new("宋体", ["SimSun", "新宋体", "NSimSun"]);

    /// <summary>One font for every script, so that digits and quotation marks do not change within a sentence.</summary>
    public W.RunFonts Fonts() => new() { Ascii = Name, HighAnsi = Name, EastAsia = Name, ComplexScript = Name, Hint = W.FontTypeHintValues.EastAsia };

    public static W.Fonts Table() => new(new[] { Title, Body, Kai, Hei, Song }.Select(Entry));

    private static W.Font Entry(LetterFont font)
    {
        const string ChineseSimplified = "86";
        var entry = new W.Font(
            new W.AltName { Val = string.Join(',', font.Others) },
            new W.FontCharSet { Val = ChineseSimplified },
            new W.FontFamily { Val = W.FontFamilyValues.Auto },
            new W.Pitch { Val = W.FontPitchValues.Variable });
        entry.Name = font.Name;
        return entry;
    }
}
