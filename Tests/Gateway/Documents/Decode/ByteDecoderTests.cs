using System.Text;
using DistrictUnion.Documents.Decode;
using DistrictUnion.Tests.Gateway.Documents.Sources;
using FsCheck;
using FsCheck.Fluent;

namespace DistrictUnion.Tests.Gateway.Documents.Decode;

/// <summary>No mark, no declaration, thirty characters: the encoding is still found.</summary>
public sealed class ByteDecoderTests
{
    private const string Sentence = "三月：组织女教工踏青，开好教代会，慰问住院会员每学期不少于两次。";
    private const string Traditional = "三月：辦理婦女節聯誼，開好會員大會，慰問住院會員每學期不少於兩次。";
    private static readonly string Simplified = FirstLevel(SourceText.Gb, 0xB0, 0xD6, 0xA1, 0xFE);
    private static readonly string Big5 = FirstLevel(SourceText.Big5, 0xA4, 0xC5, 0xA1, 0xFE);

    [Theory]
    [InlineData("utf-8")]
    [InlineData("gb18030")]
    [InlineData("utf-16le")]
    [InlineData("utf-16be")]
    public void Decode_RandomSimplifiedText_FindsTheEncoding(string name) => Prop.ForAll(Texts(Simplified), text => Is(name, text)).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Theory]
    [InlineData("utf-8")]
    [InlineData("big5")]
    [InlineData("gb18030")]
    [InlineData("utf-16le")]
    public void Decode_RandomTraditionalText_FindsTheEncoding(string name) => Prop.ForAll(Texts(Big5), text => Is(name, text)).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Theory]
    [InlineData("utf-8")]
    [InlineData("gb18030")]
    public void Decode_CutWithinACharacter_ReadsTheRest(string name)
    {
        var decoded = ByteDecoder.Decode(Codec(name).GetBytes(Sentence).AsSpan(..^1))!;
        Assert.Equal((name, Sentence[..^1], 1), (decoded.Encoding, decoded.Text[..^1], decoded.Replaced));
    }

    [Theory]
    [InlineData("utf-8", 40)]
    [InlineData("gb18030", 41)]
    public void Read_OneBadByte_IsReadWithAFlaw(string name, int at)
    {
        var bytes = Codec(name).GetBytes(Sentence + "\n" + Sentence + "\n" + Sentence);
        bytes[at] = 0xFF;
        var reading = SourceText.Read(bytes);
        Assert.Equal(name, reading.Source.Encoding);
        Assert.EndsWith(Sentence, reading.Text, StringComparison.Ordinal);
        Assert.Equal(["document.replaced-characters"], SourceText.Codes(reading));
    }

    [Fact]
    public void Read_MarksThatWereInTheText_AreNoFlaw() => Assert.Empty(SourceText.Codes(SourceText.Read(Encoding.UTF8.GetBytes(Sentence + "\uFFFD" + Sentence))));

    [Theory]
    [InlineData("gb2312", "gb18030")]
    [InlineData("BIG5", "big5")]
    [InlineData("utf-8", "gb18030")]
    [InlineData("klingon", "gb18030")]
    public void Decode_Declared_IsBelievedWhenTheBytesAgree(string declared, string found)
    {
        var bytes = found == "big5" ? SourceText.Big5.GetBytes("工會") : SourceText.Gb.GetBytes("工会" + Sentence);
        Assert.Equal(found, ByteDecoder.Decode(bytes, declared)!.Encoding);
    }

    [Theory]
    [InlineData(Sentence, "gb18030")]
    [InlineData(Traditional, "big5")]
    public void Decode_ThirtyCharacters_AreEnough(string text, string name) => Assert.True(Is(name, text));

    private static bool Is(string name, string text) => ByteDecoder.Decode(Codec(name).GetBytes(text)) is { Replaced: 0 } decoded && decoded.Encoding == name && decoded.Text == text;

    private static Encoding Codec(string name) => name switch
    {
        "utf-8" => new UTF8Encoding(false),
        "utf-16le" => new UnicodeEncoding(false, false),
        "utf-16be" => new UnicodeEncoding(true, false),
        "big5" => SourceText.Big5,
        _ => SourceText.Gb,
    };

    private static Arbitrary<string> Texts(string characters) =>
        Gen.Elements(characters.ToCharArray()).ArrayOf(30).Select(text => new string(text)).ToArbitrary();

    private static string FirstLevel(Encoding encoding, int firstLead, int lastLead, int firstTrail, int lastTrail)
    {
        var text = new StringBuilder();
        for (var lead = firstLead; lead <= lastLead; lead++)
            for (var trail = firstTrail; trail <= lastTrail; trail++)
                text.Append(encoding.GetString([(byte)lead, (byte)trail]));
        return text.ToString();
    }
}
