using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Books;
using DistrictUnion.Domain.Log;

namespace DistrictUnion.Tests.Domain.Books;

public sealed class BookRulesTests
{
    private static readonly DistrictCode Qinglan = new("qinglan");
    private static readonly SchoolCode Xihu = new("xihu");
    private static readonly string Salt = new('5', 32);

    [Fact]
    public void Issue_EachBook_GetsTheNextNumberOfItsYearAndTheDigestOfItsSheets()
    {
        var books = SchoolBooks.Empty;
        foreach (var (year, number) in new[] { (2026, "QINGLAN.2026.XIHU.1"), (2026, "QINGLAN.2026.XIHU.2"), (2027, "QINGLAN.2027.XIHU.1") })
        {
            var decision = Issue(books, year);
            books = books.Apply(Assert.Single(decision.Facts), A.Noon(2026, 12, 31), "chair");
            Assert.Equal(number, decision.Answer!.Number);
            Assert.Equal(BookDigest.Of(Number(number), Salt, Sheets, Seal), decision.Answer.Digest);
        }

        Assert.Equal(3, books.Books.Select(book => book.Digest).Distinct().Count());
    }

    [Fact]
    public void Issue_WhatIsMalformed_IsRefused()
    {
        Assert.Equal(["book.sheets-invalid"], Codes(Issue(SchoolBooks.Empty, 2026, [])));
        Assert.Equal(["book.sheets-invalid"], Codes(Issue(SchoolBooks.Empty, 2026, [new("封面", "x")])));
        Assert.Equal(["book.sources-invalid"], Codes(Issue(SchoolBooks.Empty, 99)));
        var full = new SchoolBooks([.. Enumerable.Repeat(Issue(SchoolBooks.Empty, 2026).Answer!, BookRules.MostBooks)]);
        Assert.Equal(["book.too-many"], Codes(Issue(full, 2026)));
    }

    /// <summary>The form that the sheet 核验 describes, counted here by hand.</summary>
    [Fact]
    public void Digests_CountedByHand_AreTheSame()
    {
        using var sheet = new SheetDigest(Salt, "封面");
        sheet.Text(1, 1, "合计\r\n\\二");
        sheet.Number(2, 28, 12.5);
        sheet.Number(3, 1, 1 / 3.0);
        sheet.Text(4, 1, "");
        sheet.Formula(5, 1, "A1+1");
        var digest = sheet.Close();

        Assert.Equal(Hash($"DistrictUnion-sheet/1\n{Salt}\n封面\nA1 s 合计\\n\\\\二\nAB2 n 12.5\nA3 n 0.333333333333333\nA5 f A1+1\n"), digest);
        Assert.Equal(
            Hash($"DistrictUnion-book/1\nQINGLAN.2026.XIHU.1\n{Salt}\n{digest} 封面\n"), BookDigest.Of(Number("QINGLAN.2026.XIHU.1"), Salt, [new("封面", digest)]));
        Assert.Equal(
            Hash($"DistrictUnion-book/2\nQINGLAN.2026.XIHU.1\n{Salt}\n12 {Seal.Digest}\n{digest} 封面\n"), BookDigest.Of(Number("QINGLAN.2026.XIHU.1"), Salt, [new("封面", digest)], Seal));
    }

    [Theory]
    [InlineData("qinglan.2026.xihu.1", "QINGLAN.2026.XIHU.1")]
    [InlineData(" QINGLAN.2026.X-1.12 ", "QINGLAN.2026.X-1.12")]
    [InlineData("qinglan.26.xihu.1", null)]
    [InlineData("qinglan.2026.xihu.0", null)]
    [InlineData("qinglan.2026.xi hu.1", null)]
    [InlineData("qinglan.2026.xihu", null)]
    [InlineData("qinglan.2026.xihu.1.2", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void TryParse_Numbers_AsTyped(string? text, string? number) =>
        Assert.Equal(number, BookNumber.TryParse(text, out var parsed) ? parsed.ToString() : null);

    [Fact]
    public void Check_EachWayToAlterABook_NamesTheSheet()
    {
        var issued = Issue(SchoolBooks.Empty, 2026).Answer!;
        var claim = new BookClaim(issued.Number, Salt, issued.Digest, Sheets, Sheets, Seal);
        var other = new string('9', 64);

        Assert.True(BookCheck.Of(claim).IsWhole);
        Assert.Equal("L04||", Found(claim with { Found = [Sheets[0], new("L04", other)] }));
        Assert.Equal("|L04|", Found(claim with { Found = [Sheets[0]] }));
        Assert.Equal("||另加", Found(claim with { Found = [.. Sheets, new("另加", other)] }));
        Assert.Equal("L04||", Found(claim with { Found = [.. Sheets, new("L04", other)] }));
        Assert.Equal("核验||", Found(claim with { Claimed = [Sheets[0], new("L04", other)], Found = [Sheets[0], new("L04", other)] }));
        Assert.Equal("核验||", Found(claim with { Number = "QINGLAN.2026.XIHU.2" }));
        Assert.Equal("核验||", Found(claim with { Salt = new('6', 32) }));
        Assert.Equal("核验||", Found(claim with { Number = "?" }));
        Assert.Equal("核验||", Found(claim with { Seal = Seal with { Number = 11 } }));
        Assert.Equal("核验||", Found(claim with { Seal = null }));
        Assert.True(BookCheck.Of(claim with { Seal = null, Digest = BookDigest.Of(Number(claim.Number), Salt, Sheets) }).IsWhole);

        static string Found(BookClaim claim) => BookCheck.Of(claim) is var check ? $"{string.Join('、', check.Altered)}|{string.Join('、', check.Missing)}|{string.Join('、', check.Added)}" : "";
    }

    private static SealMark Seal { get; } = new(12, new string('7', 64));

    private static ImmutableArray<SheetMark> Sheets { get; } = [new("封面", new string('a', 64)), new("L04", new string('b', 64))];

    private static Decision<IssuedBook> Issue(SchoolBooks books, int year, ImmutableArray<SheetMark>? sheets = null) => BookRules.Issue(
        books, Qinglan, Xihu, new(A.ByDistrict(), new(year, Salt, [new("school:qinglan/xihu", 4, new string('d', 64))]), new(2026, 12, 31), sheets ?? Sheets), Seal, A.Noon(2026, 12, 31));

    private static string[] Codes(Decision<IssuedBook> decision) => [.. decision.Refusals.Select(r => r.Code)];

    private static BookNumber Number(string text) => BookNumber.TryParse(text, out var number) ? number : throw new FormatException(text);

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
