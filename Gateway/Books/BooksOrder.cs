using System.Collections.Immutable;
using System.Globalization;
using System.IO.Compression;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Gateway.Exports;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Reports;
using DistrictUnion.Reports.Books;

namespace DistrictUnion.Gateway.Books;

/// <summary>The books of all schools that a post of the office covers. One book is in memory at a time.</summary>
internal sealed record BooksOrder(Actor Actor, DistrictCode District, int Year, string Job, BookMaking Making, IGrainFactory Grains, TimeProvider Clock)
    : SchoolsOrder<BookLine>("books", Actor, District, Year, Job, Grains, Clock)
{
    protected override Refusal NoSchool => new("books.no-school", RefusalKind.Absent, "没有可以生成的学校。");

    protected override string PartEnding => ".xlsx";

    protected override BookLine Refused(OrderedSchool school, string why) => new(school.School.Code, school.School.Name, school.Group) { Refused = why };

    protected override async Task<Outcome<BookLine>> MakePart(ExportBench bench, OrderedSchool school, CancellationToken cancellationToken)
    {
        var (code, name) = (school.School.Code, school.School.Name);
        var made = await Making.Issue(Actor, new(District, code, Year), CommandIds.Derive(Job, code.Value), cancellationToken);
        if (made.Value is not { } book) return Outcome<BookLine>.Refused(made.Refusals);
        await using (var stream = new FileStream(PathOf(bench, code), FileMode.Create, FileAccess.ReadWrite)) WorkbookWriter.Write(book.Data, stream);
        return new BookLine(code, name, school.Group)
        {
            File = string.Create(CultureInfo.InvariantCulture, $"{school.Number:000}_{code}_{book.Name.Name}"),
            Number = book.Issued.Number,
            Digest = book.Issued.Digest,
            Sheets = book.Data.Sheets.Length,
            Ledgers = book.Content.Ledgers.Length,
            Entries = book.Content.Ledgers.Sum(l => l.Entries),
            Missing = [.. book.Content.Ledgers.Where(l => !l.State.IsComplete).Select(l => l.Kind.Name)],
        };
    }

    /// <summary>Workbooks are packed already: they are stored as they are.</summary>
    protected override async Task Pack(ExportBench bench, DistrictView district, ImmutableArray<BookLine> lines, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var target = new FileStream(bench.Draft, FileMode.CreateNew, FileAccess.ReadWrite);
        await using var zip = new ZipArchive(target, ZipArchiveMode.Create);
        await using (var index = await zip.CreateEntry(IndexName, CompressionLevel.Fastest).OpenAsync(cancellationToken))
            WorkbookWriter.Write(BookIndex.Shape(district.Name, Year, lines, now), index);
        foreach (var line in lines.Where(line => line.File is not null))
        {
            await using var entry = await zip.CreateEntry(line.File!, CompressionLevel.NoCompression).OpenAsync(cancellationToken);
            await using var book = File.OpenRead(PathOf(bench, line.School));
            await book.CopyToAsync(entry, cancellationToken);
        }
    }

    protected override WorkbookFileName FileName(DistrictView district) =>
        WorkbookFileName.OfZip((district.Name, District.Value), ($"{Year}年", Year.ToString(CultureInfo.InvariantCulture)), ("各校一校一册", "books"));
}
