using System.Collections.Immutable;
using DistrictUnion.Domain.Log;

namespace DistrictUnion.Domain.Books;

/// <summary>What a workbook says of itself, and what it says when its sheets are counted anew.</summary>
/// <param name="Number">As it stands on its sheet 核验.</param>
/// <param name="Claimed">The sheets that it claims to have, with their digests.</param>
/// <param name="Found">The sheets that it has, without 核验, with the digests of what stands in them now.</param>
/// <param name="Seal">That it names; null: none.</param>
public sealed record BookClaim(
    string Number, string Salt, string Digest, ImmutableArray<SheetMark> Claimed, ImmutableArray<SheetMark> Found, SealMark? Seal = null)
{
    /// <summary>How the sheets are shown, 核验 among them.</summary>
    public ImmutableArray<SheetLook> Looks { get; init; } = [];
}

/// <summary>How a sheet is shown. Of an issued book nothing is hidden, and its number formats are few.</summary>
/// <param name="HidesCells">Rows or columns with content are hidden.</param>
/// <param name="HasOtherFormats">A cell has a number format that no issued book has.</param>
public sealed record SheetLook(string Name, bool IsHidden, bool HidesCells, bool HasOtherFormats);

/// <summary>Whether a workbook is as it was issued, as far as it can tell by itself.</summary>
/// <param name="Altered">Names of sheets that say something else than when it was issued; 核验 when its own lines do not fit together.</param>
/// <param name="Missing">Names of sheets that are gone.</param>
/// <param name="Added">Names of sheets that were not there.</param>
public sealed record BookCheck(string Number, string Digest, ImmutableArray<string> Altered, ImmutableArray<string> Missing, ImmutableArray<string> Added)
{
    /// <summary>Names of sheets that are hidden.</summary>
    public ImmutableArray<string> HiddenSheets { get; init; } = [];

    /// <summary>Names of sheets with hidden rows or columns that have content.</summary>
    public ImmutableArray<string> HidingSheets { get; init; } = [];

    /// <summary>Names of sheets with number formats that no issued book has: they may show another number than stands in the cell.</summary>
    public ImmutableArray<string> Reformatted { get; init; } = [];

    /// <summary>Name of the sheet that says how a book is checked.</summary>
    public const string SheetName = "核验";

    /// <summary>Name of the first sheet; number, digest and seal that stand there are no part of its own digest.</summary>
    public const string CoverName = "封面";

    /// <summary>Heads and labels of the sheet 核验, by which it is read.</summary>
    public const string ItemHead = "项目", ValueHead = "内容", DigestHead = "摘要（SHA-256）", NumberLabel = "编号", SaltLabel = "随机码", DigestLabel = "全册摘要", SealLabel = "封存";

    /// <summary>The seal as it stands on the cover; blanks are no part of it.</summary>
    public static string SealText(SealMark seal) => $"第 {seal.Number} 号　{seal.Digest}";

    public bool IsWhole => Altered.IsEmpty && Missing.IsEmpty && Added.IsEmpty && HiddenSheets.IsEmpty && HidingSheets.IsEmpty && Reformatted.IsEmpty;

    public static BookCheck Of(BookClaim claim)
    {
        var found = claim.Found.ToLookup(sheet => sheet.Name, sheet => sheet.Digest);
        var claimed = claim.Claimed.Select(sheet => sheet.Name).ToHashSet();
        var fits = BookNumber.TryParse(claim.Number, out var number) && BookDigest.Of(number, claim.Salt, claim.Claimed, claim.Seal) == claim.Digest;
        return new(
            claim.Number, claim.Digest,
            [
                .. claim.Claimed.Where(sheet => found[sheet.Name].Any(digest => digest != sheet.Digest)).Select(sheet => sheet.Name),
                .. fits ? ImmutableArray<string>.Empty : [SheetName],
            ],
            [.. claimed.Where(name => !found.Contains(name)).Order(StringComparer.Ordinal)],
            [.. claim.Found.Select(sheet => sheet.Name).Where(name => !claimed.Contains(name))])
        {
            HiddenSheets = [.. claim.Looks.Where(sheet => sheet.IsHidden).Select(sheet => sheet.Name)],
            HidingSheets = [.. claim.Looks.Where(sheet => sheet.HidesCells).Select(sheet => sheet.Name)],
            Reformatted = [.. claim.Looks.Where(sheet => sheet.HasOtherFormats).Select(sheet => sheet.Name)],
        };
    }
}
