using System.Text;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Gateway.Ledgers;
using DistrictUnion.Reports.Tables;
using DistrictUnion.Tests.Gateway.Documents.Tables;
using ExcelDataReader;

namespace DistrictUnion.Tests.Gateway.Ledgers;

/// <summary>A template as a person edits it: cells by their heading, columns moved and renamed, rows added. It is saved by other hands than ours.</summary>
internal sealed class TemplateFile
{
    private const int Head = 2;

    private readonly List<(string Name, bool IsHidden, List<object?[]> Rows)> sheets = [];

    static TemplateFile() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private int current;

    public List<object?[]> Rows => sheets[current].Rows;

    public IEnumerable<string> Sheets => sheets.Where(s => !s.IsHidden).Select(s => s.Name);

    /// <summary>What follows is done on the sheet of this name.</summary>
    public TemplateFile On(string sheet)
    {
        current = sheets.FindIndex(s => s.Name == sheet);
        return current >= 0 ? this : throw new ArgumentException(sheet, nameof(sheet));
    }

    /// <summary>Names of the sheets that are shown.</summary>
    public string[] Names => [.. sheets.Where(sheet => !sheet.IsHidden).Select(sheet => sheet.Name)];

    /// <summary>Rows of a sheet by its name.</summary>
    public List<object?[]> RowsOf(string sheet) => sheets.First(s => s.Name == sheet).Rows;

    public static byte[] Written(LedgerView view, bool isFilled = true)
    {
        using var file = new MemoryStream();
        TemplateWriter.Write(LedgerTemplate.Of(view, isFilled), new(2026, 11, 22, 4, 0, 0, TimeSpan.Zero), file);
        return file.ToArray();
    }

    public static TemplateFile Of(LedgerView view, bool isFilled = true) => Of(Written(view, isFilled));

    public static TemplateFile Of(byte[] workbook)
    {
        var file = new TemplateFile();
        using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(workbook));
        do
        {
            var rows = new List<object?[]>();
            while (reader.Read()) rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)]);
            file.sheets.Add((reader.Name, reader.VisibleState != "visible", rows));
        }
        while (reader.NextResult());
        return file;
    }

    /// <param name="row">Of the rows below the heading and the example, from 0.</param>
    public TemplateFile Set(int row, string heading, object? value)
    {
        Rows[Head + 2 + row][ColumnOf(heading)] = value;
        return this;
    }

    /// <summary>A cell of the row that begins with this id.</summary>
    public TemplateFile Set(string id, string heading, object? value)
    {
        Rows.First(r => r[0]?.ToString() == id)[ColumnOf(heading)] = value;
        return this;
    }

    /// <summary>What stands in a cell of the row that begins with this id.</summary>
    public string? Text(string id, string heading) => Rows.First(r => r[0]?.ToString() == id)[ColumnOf(heading)]?.ToString();

    public TemplateFile Add(params (string Heading, object? Value)[] cells)
    {
        var row = new object?[Rows[Head].Length];
        foreach (var (heading, value) in cells) row[ColumnOf(heading)] = value;
        Rows.Add(row);
        return this;
    }

    /// <summary>A meeting; what is named takes the place of the usual.</summary>
    public TemplateFile AddMeeting(params (string Heading, object? Value)[] named) => Add(
    [
        ("会议名称", "第二季度委员会会议"), ("会议类型", "工会委员会"), ("日期", "2026年6月5日"), ("地点", "会议室"), ("主持人", "林主席"), ("记录人", "周记录"), ("应到", "9"),
        ("实到", "8"), ("议题", "暑期活动"), ("决定（决议）", "通过"), .. named,
    ]);

    public TemplateFile Rename(string heading, string to)
    {
        Rows[Head][ColumnOf(heading)] = to;
        return this;
    }

    public TemplateFile Swap(string one, string other)
    {
        var (a, b) = (ColumnOf(one), ColumnOf(other));
        foreach (var row in Rows.Skip(Head)) (row[a], row[b]) = (row[b], row[a]);
        return this;
    }

    public TemplateFile Without(string hiddenSheet)
    {
        sheets.RemoveAll(s => s.Name == hiddenSheet);
        return this;
    }

    public TemplateFile Hide(string name, List<object?[]> rows)
    {
        sheets.Add((name, true, rows));
        return this;
    }

    public byte[] Build()
    {
        var builder = new XlsxBuilder();
        foreach (var (name, isHidden, rows) in sheets) builder.Sheet(name, [.. rows], isHidden);
        return builder.Build();
    }

    private int ColumnOf(string heading) => Array.FindIndex(Rows[Head], cell => cell?.ToString()?.TrimEnd('*', ' ') == heading) is >= 0 and var column
        ? column
        : throw new ArgumentException(heading, nameof(heading));
}
