using System.Globalization;
using DistrictUnion.Documents.Tables;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Inspections;
using DistrictUnion.Reports.Inspections;

namespace DistrictUnion.Gateway.Inspections.Files;

/// <summary>The sheet of marks as a table that comes back: columns by their headings, in whatever order they stand.</summary>
internal static class ScoringTable
{
    public const string Id = "id", Section = "section", Number = "number", Self = "self", SelfNote = "self-note", Given = "given", GivenNote = "given-note";

    private const int MostRows = ScoringBase.MostSchools * (RubricFlaws.MostItems + 1);

    /// <summary>The columns that the owner fills in must stand; the others are passed over.</summary>
    public static TableShape Shape(SheetKind kind) => new(
        [
            new(Id, ScoringColumns.Id, true),
            new(Section, ScoringColumns.Section, false), new(Number, ScoringColumns.Number, false), new("item", ScoringColumns.Item, false),
            new("criterion", ScoringColumns.Criterion, false), new("marks", ScoringColumns.Marks, false), new("basis", ScoringColumns.Basis, false),
            new("found", ScoringColumns.Found, false), new("proposed", ScoringColumns.Proposed, false),
            new(Self, ScoringColumns.Self, kind is SheetKind.Self), new(SelfNote, ScoringColumns.SelfNote, kind is SheetKind.Self),
            new(Given, ScoringColumns.Given, kind is SheetKind.Inspector), new(GivenNote, ScoringColumns.GivenNote, kind is SheetKind.Inspector),
        ],
        MostRows);

    /// <summary>Keys of the mark and of its note, as the owner fills them in.</summary>
    public static (string Marks, string Note) KeysOf(SheetKind kind) => kind is SheetKind.Self ? (Self, SelfNote) : (Given, GivenNote);

    /// <summary>A mark as people write it: ４．５, 4.5分, 4。5.</summary>
    /// <returns>False: that is no number.</returns>
    public static bool TryMark(string text, out decimal marks)
    {
        var plain = text.FormKC().Replace(" ", "", StringComparison.Ordinal).Replace('。', '.').TrimEnd('分');
        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out marks);
    }

    /// <summary>A note in the one spelling in which two of them are compared; null: there is none.</summary>
    public static string? Normal(string? note) => note is not null && TableReader.AsRead(note) is { Length: > 0 } read ? read : null;
}
