using System.Collections.Immutable;
using System.Text;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Log;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Reports;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Gateway.Pages.Log;

/// <summary>The lines of a search as a file, with the same filters.</summary>
internal sealed class LogFile(
    DistrictView district, ImmutableArray<LogLine> lines, ImmutableDictionary<string, string> schools, ImmutableDictionary<string, string> people, DateTimeOffset askedAt)
{
    /// <summary>The newest so many lines of a search go into a file.</summary>
    public const int MaxLines = 20_000;

    private static readonly string[] Heads =
        [LogTexts.Number, LogTexts.Time, LogTexts.Person, LogTexts.AccountId, LogTexts.School, LogTexts.Kind, LogTexts.What, LogTexts.Stream, LogTexts.Version, LogTexts.Hash];

    public WorkbookFileName Name => WorkbookFileName.Of(
        (district.Name, district.Code.Value), (Words.Day(Zones.DayOf(askedAt, district.TimeZone)), $"{Zones.DayOf(askedAt, district.TimeZone):yyyy-MM-dd}"), (LogTexts.FileTitle, "log"));

    public WorkbookData Workbook => new(
        LogTexts.FileTitle,
        district.Name,
        OnClock(askedAt),
        [
            new SheetData
            {
                Name = LogTexts.FileTitle,
                Title = $"{district.Name}{LogTexts.FileTitle}",
                Lines = [new(Right: Words.Day(Zones.DayOf(askedAt, district.TimeZone)))],
                Heads =
                [
                    new Column(Heads[0], ValueFormat.Count).Wide(8), new Column(Heads[1], ValueFormat.Moment).Wide(22), new Column(Heads[2]).Wide(14),
                    new Column(Heads[3], ValueFormat.Id).Wide(20), new Column(Heads[4]).Wide(22), new Column(Heads[5]).Wide(18), new Column(Heads[6]).Wide(50),
                    new Column(Heads[7], ValueFormat.Id).Wide(30), new Column(Heads[8], ValueFormat.Count).Wide(8), new Column(Heads[9], ValueFormat.Id).Wide(16),
                ],
                Rows = new(lines.Length, lines.Select((line, i) => SheetRow.Data(
                    Cell.Of(i + 1), Cell.Of(OnClock(line.At)), Cell.Of(Person(line)), Cell.Of(line.Account), Cell.Of(School(line)), Cell.Of(line.KindName), Cell.Of(line.Text),
                    Cell.Of(line.Stream), Cell.Of(line.Version), Cell.Of(line.Hash)))),
                Notes = [Say.It(LogTexts.FileNote, MaxLines)],
                NameColumns = 2,
            },
        ]);

    /// <summary>UTF-8 with a mark, as office programs expect it; no cell can be taken for a formula.</summary>
    public IEnumerable<string> Csv => lines.Select((line, i) => Row(
            $"{i + 1}", $"{OnClock(line.At):yyyy-MM-dd HH:mm:ss}", Person(line), line.Account, School(line), line.KindName, line.Text, line.Stream, $"{line.Version}", line.Hash))
        .Prepend(Row(Heads));

    /// <summary>The lines of a search as one page, the newest first.</summary>
    public static async Task<Outcome<LogPage>> Read(DistrictCall call, LogQuery query, CancellationToken cancellationToken)
    {
        var lines = ImmutableArray.CreateBuilder<LogLine>();
        var next = query with { Before = null, Take = LogQuery.MaxTake };
        while (true)
        {
            var read = await call.Log.Search(call.Actor, next, cancellationToken);
            if (read.Value is not { } page) return read;
            lines.AddRange(page.Lines);
            if (page.Next is null || lines.Count >= MaxLines) return new LogPage(lines.ToImmutable(), null);
            next = next with { Before = page.Next };
        }
    }

    private DateTimeOffset OnClock(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Zones.Find(district.TimeZone));

    private string Person(LogLine line) => people.GetValueOrDefault(line.Account, "");

    private string School(LogLine line) => line.School is { } school ? schools.GetValueOrDefault(school.Value, school.Value) : "";

    private static string Row(params string[] cells) => string.Join(',', cells.Select(Quoted));

    private static string Quoted(string text)
    {
        var safe = CellText.Safe(text);
        return safe.AsSpan().IndexOfAny("\",\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}

/// <summary>A table as a text file to download.</summary>
internal sealed class CsvDownload(IEnumerable<string> rows, WorkbookFileName name) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = "text/csv; charset=utf-8";
        response.Headers.ContentDisposition = new WorkbookFileName(
            Path.ChangeExtension(name.Name, ".csv"), Path.ChangeExtension(name.AsciiName, ".csv")).ContentDisposition;
        response.Headers.CacheControl = "no-store";
        await using var writer = new StreamWriter(response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)) { NewLine = "\r\n" };
        foreach (var row in rows) await writer.WriteLineAsync(row.AsMemory(), httpContext.RequestAborted);
    }
}
