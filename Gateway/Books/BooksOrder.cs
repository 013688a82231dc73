using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Gateway.Districts;
using DistrictUnion.Gateway.Exports;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Grains.Interfaces;
using DistrictUnion.Reports;
using DistrictUnion.Reports.Books;

namespace DistrictUnion.Gateway.Books;

/// <summary>
/// The books of all schools that a post of the office covers, in one zip with an index. Each book that is made lies among the parts of the
/// order: who asks again after a restart waits for the rest alone. One book is in memory at a time.
/// </summary>
internal sealed record BooksOrder(Actor Actor, DistrictCode District, int Year, string Job, BookMaking Making, IGrainFactory Grains, TimeProvider Clock)
    : ExportOrder(Actor.Account, Job, string.Create(CultureInfo.InvariantCulture, $"books {District} {Year}"))
{
    private const string IndexName = "000_index.xlsx";

    public override string Ending => ".zip";

    public override async Task<Outcome<WorkbookFileName>> Make(ExportBench bench, CancellationToken cancellationToken)
    {
        var grain = Grains.District(District);
        if (await grain.View(cancellationToken) is not { } district) return new Refusal("scope.absent", RefusalKind.Absent, "没有这个区或这所学校。");
        var schools = await OfficeSchools.Of(grain, Actor, Year, cancellationToken);
        var groups = district.Groups.ToDictionary(g => g.Code, g => g.Name);
        if (schools.IsEmpty) return new Refusal("books.no-school", RefusalKind.Absent, "没有可以生成的学校。");
        Directory.CreateDirectory(bench.Parts);
        var lines = ImmutableArray.CreateBuilder<BookLine>(schools.Length);
        for (var i = 0; i < schools.Length; i++)
        {
            bench.Done(i, schools.Length + 1);
            lines.Add(await Part(bench, schools[i], groups.GetValueOrDefault(schools[i].Group, schools[i].Group.Value), i + 1, cancellationToken));
        }

        bench.Done(schools.Length, schools.Length + 1);
        var now = TimeZoneInfo.ConvertTime(Clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(district.TimeZone));
        await Pack(bench, BookIndex.Shape(district.Name, Year, lines.ToImmutable(), now), lines, cancellationToken);
        return WorkbookFileName.OfZip((district.Name, District.Value), ($"{Year}年", Year.ToString(CultureInfo.InvariantCulture)), ("各校一校一册", "books"));
    }

    /// <summary>The book of one school as a file among the parts; one that lies there is not made again. What is refused stands in the index.</summary>
    private async Task<BookLine> Part(ExportBench bench, School school, string group, int number, CancellationToken cancellationToken)
    {
        var note = Path.Combine(bench.Parts, $"{school.Code}.json");
        if (File.Exists(note)) return JsonSerializer.Deserialize<BookLine>(await File.ReadAllBytesAsync(note, cancellationToken), DomainJson.Options)!;
        var made = await Making.Issue(Actor, new(District, school.Code, Year), CommandIds.Derive(Job, school.Code.Value), cancellationToken);
        if (made.Value is not { } book) return new(school.Code, school.Name, group) { Refused = made.Refusals[0].Text };
        var file = string.Create(CultureInfo.InvariantCulture, $"{number:000}_{school.Code}_{book.Name.Name}");
        var draft = Path.Combine(bench.Parts, $"{school.Code}.draft");
        await using (var stream = new FileStream(draft, FileMode.Create, FileAccess.ReadWrite)) WorkbookWriter.Write(book.Data, stream);
        File.Move(draft, PathOf(bench, school.Code), overwrite: true);
        var line = new BookLine(school.Code, school.Name, group)
        {
            File = file,
            Number = book.Issued.Number,
            Digest = book.Issued.Digest,
            Sheets = book.Data.Sheets.Length,
            Ledgers = book.Content.Ledgers.Length,
            Entries = book.Content.Ledgers.Sum(l => l.Entries),
            Missing = [.. book.Content.Ledgers.Where(l => !l.State.IsComplete).Select(l => l.Kind.Name)],
        };

        // The note last: where it lies, the book lies there whole.
        await File.WriteAllBytesAsync(note + ".draft", JsonSerializer.SerializeToUtf8Bytes(line, DomainJson.Options), cancellationToken);
        File.Move(note + ".draft", note, overwrite: true);
        return line;
    }

    /// <summary>Workbooks are packed already: they are stored as they are.</summary>
    private static async Task Pack(ExportBench bench, WorkbookData index, IEnumerable<BookLine> lines, CancellationToken cancellationToken)
    {
        await using var target = new FileStream(bench.Draft, FileMode.CreateNew, FileAccess.ReadWrite);
        await using var zip = new ZipArchive(target, ZipArchiveMode.Create);
        await using (var first = await zip.CreateEntry(IndexName, CompressionLevel.Fastest).OpenAsync(cancellationToken)) WorkbookWriter.Write(index, first);
        foreach (var line in lines.Where(line => line.File is not null))
        {
            await using var entry = await zip.CreateEntry(line.File!, CompressionLevel.NoCompression).OpenAsync(cancellationToken);
            await using var book = File.OpenRead(PathOf(bench, line.School));
            await book.CopyToAsync(entry, cancellationToken);
        }
    }

    private static string PathOf(ExportBench bench, SchoolCode school) => Path.Combine(bench.Parts, $"{school}.xlsx");
}
