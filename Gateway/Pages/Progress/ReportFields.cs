using System.Text.Json;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Gateway.Pages.Progress;

/// <summary>Names of the fields of the report's form: <c>q-2026.t4.2026-09</c> is the quantity of an occurrence.</summary>
internal static class ReportFields
{
    public const string Nothing = "nothing";
    public const string Highlights = "highlights";

    /// <summary>In the whole form, not in what the script sends: fields that are absent were not ticked.</summary>
    public const string Whole = "__whole";

    /// <summary>Marks of the fields' values as the form was drawn: only what was typed since is saved, so that two people lose nothing.</summary>
    public const string Marks = "__marks";

    /// <summary>Most values in a form: 1,000 lines of seven fields, and 100 rows of 计划外工作 of four.</summary>
    public const int MaxValues = 8_192;

    /// <summary>Largest form in bytes. A Chinese character takes nine: 400 lines with 4,000 characters each.</summary>
    public const long MaxForm = 16L * 1024 * 1024;

    private static readonly (ReportField Field, char Letter)[] Letters =
    [
        (ReportField.State, 's'), (ReportField.Quantity, 'q'), (ReportField.Share, 'p'), (ReportField.Text, 't'),
        (ReportField.Problem, 'w'), (ReportField.NextStep, 'n'), (ReportField.Note, 'k'),
    ];

    public static string Of(OccurrenceId occurrence, ReportField field) => $"{Letters.First(l => l.Field == field).Letter}-{occurrence}";

    /// <summary>The field of a name; null when it names none.</summary>
    public static (OccurrenceId Occurrence, ReportField Field)? Parse(string name)
    {
        if (name.Length < 3 || name[1] != '-') return null;
        foreach (var (field, letter) in Letters)
        {
            if (letter == name[0]) return (new(name[2..]), field);
        }

        return null;
    }

    /// <summary>The field that a flaw of a line is shown at.</summary>
    public static ReportField FieldOf(string code) => code switch
    {
        "report.state-unreadable" => ReportField.State,
        "report.share-unreadable" or "report.share-out-of-range" => ReportField.Share,
        "report.needs-note" => ReportField.Note,
        "text.too-long" => ReportField.Text,
        _ => ReportField.Quantity,
    };

    /// <summary>What a person may still be about to type; it is an error only once the report is to be handed in.</summary>
    public static bool IsMissing(string code) => code is "report.quantity-missing" or "report.needs-note";

    public static string Extra(int row, string part) => $"x-{row}-{part}";

    /// <summary>The row as it was drawn: as JSON, empty for a new one.</summary>
    public static string ExtraBase(int row) => $"x-{row}-was";

    public static string Write(ExtraWork row) => JsonSerializer.Serialize(new[] { row.Title, row.Area?.Value ?? "", row.Text ?? "" }, DomainJson.Options);

    /// <summary>A row as <see cref="Write"/> wrote it; null when it is empty or was made up.</summary>
    public static ExtraWork? ReadExtra(string json)
    {
        try
        {
            return json.Length > 0 && JsonSerializer.Deserialize<string[]>(json) is [var title, var area, var text] ? ExtraOf(title, area, text) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A row as typed; null when nothing was.</summary>
    public static ExtraWork? ExtraOf(string title, string area, string text)
    {
        var said = text.Trim() is { Length: > 0 } words ? words : null;
        return title.Trim().Length == 0 && said is null ? null : new(title.Trim(), Codes.TryParse<AreaCode>(area, out var code) ? code : null, said);
    }
}
