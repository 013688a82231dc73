using System.Collections.Immutable;
using System.Text;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Ledgers;

namespace DistrictUnion.Gateway.Pages.Ledgers;

/// <summary>A row of a pasted block.</summary>
/// <param name="Line">Where it stands among the rows with entries, from 1.</param>
/// <param name="Source">As it was pasted, to be shown again.</param>
internal sealed record PastedRow(int Line, ImmutableArray<string> Cells, string Source);

/// <summary>
/// A block as Excel copies it: a line a row, tabs between cells, cells with line breaks in quotes. The first row may be headings; otherwise
/// the columns stand as the kind has them, then 备注 and 原因 (why what a check asks about is right).
/// </summary>
/// <param name="Heads">What each cell of a row is: the key of a column, <see cref="Reason"/>, or null for what is not taken over.</param>
/// <param name="Unknown">Headings that no column has.</param>
/// <param name="HeadSource">The headings as they were pasted; empty: there were none.</param>
internal sealed record PasteTable(ImmutableArray<string?> Heads, ImmutableArray<PastedRow> Rows, ImmutableArray<string> Unknown, string HeadSource)
{
    /// <summary>In place of a column's key: explanations.</summary>
    public const string Reason = "!";

    public static PasteTable Of(LedgerKind kind, string text)
    {
        var lines = Split(text).Where(row => row.Cells.Any(cell => cell.Length > 0)).ToArray();
        var named = lines.Length == 0 ? [] : lines[0].Cells.Select(cell => KeyOf(kind, cell)).ToArray();
        var filled = lines.Length == 0 ? 0 : lines[0].Cells.Count(cell => cell.Length > 0);
        var hasHeads = named.Count(key => key is not null) is var known and > 0 && known * 2 >= filled && (known > 1 || filled == 1);
        ImmutableArray<string?> heads = hasHeads
            ? [.. named.Select(key => key == Skip ? null : key)]
            : [.. kind.Typed.Select(c => (string?)c.Key), KindFlaws.Remark, Reason];
        return new(
            heads,
            [.. lines.Skip(hasHeads ? 1 : 0).Select((row, index) => new PastedRow(index + 1, [.. row.Cells], row.Source))],
            hasHeads ? [.. lines[0].Cells.Where((cell, index) => cell.Length > 0 && named[index] is null)] : [],
            hasHeads ? lines[0].Source : "");
    }

    /// <summary>The rows as entries to write.</summary>
    public ImmutableArray<EntryEdit> Edits(LedgerKind kind, IEnumerable<PastedRow> rows) => [.. rows.Select(row => Edit(kind, row))];

    private EntryEdit Edit(LedgerKind kind, PastedRow row)
    {
        var values = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var explanations = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < Math.Min(Heads.Length, row.Cells.Length); i++)
        {
            if (Heads[i] is not { } key || row.Cells[i].Length == 0) continue;
            if (key != Reason) values[key] = row.Cells[i];
            else foreach (var check in kind.Checks.Where(c => !c.IsError)) explanations[check.Code] = row.Cells[i];
        }

        return new(null, null, values.ToImmutable(), explanations.ToImmutable(), null, row.Line);
    }

    private const string Skip = "-";

    /// <summary>The column that a heading means; null: none.</summary>
    private static string? KeyOf(LedgerKind kind, string heading)
    {
        var plain = heading.FormKC().Replace("\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).TrimEnd('*');
        if (plain == LedgerTexts.Number || plain == LedgerTexts.Line) return Skip;
        if (plain == LedgerTexts.Remark) return KindFlaws.Remark;
        if (plain == LedgerTexts.Reason) return Reason;
        var column = kind.Columns.FirstOrDefault(c => Names(c).Contains(plain));
        return column is null ? null : column.IsTyped ? column.Key : Skip;
    }

    private static IEnumerable<string> Names(LedgerColumn column) => new[] { column.Name, $"{column.Group}{column.Name}", $"{column.Name}({column.Unit})" }
        .Select(name => name.FormKC().Replace(" ", "", StringComparison.Ordinal));

    private static IEnumerable<(List<string> Cells, string Source)> Split(string text)
    {
        var plain = text.ReplaceLineEndings("\n");
        var (cells, cell, begins, at) = (new List<string>(), new StringBuilder(), 0, 0);
        while (at <= plain.Length)
        {
            var c = at < plain.Length ? plain[at] : '\n';
            if (c == '"' && cell.Length == 0 && Quoted(plain, at) is { } quoted)
            {
                cell.Append(quoted.Text);
                at = quoted.Next;
                continue;
            }

            if (c is '\t' or '\n')
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
            }
            else
            {
                cell.Append(c);
            }

            at++;
            if (c != '\n') continue;
            yield return (cells, plain[begins..Math.Min(at - 1, plain.Length)]);
            (cells, begins) = ([], at);
        }
    }

    /// <summary>A cell in quotes that ends at the end of a cell; null: the quote is only a sign.</summary>
    private static (string Text, int Next)? Quoted(string text, int at)
    {
        var content = new StringBuilder();
        for (var i = at + 1; i < text.Length; i++)
        {
            if (text[i] != '"') content.Append(text[i]);
            else if (i + 1 < text.Length && text[i + 1] == '"') content.Append(text[i++]);
            else return i + 1 == text.Length || text[i + 1] is '\t' or '\n' ? (content.ToString(), i + 1) : null;
        }

        return null;
    }
}
