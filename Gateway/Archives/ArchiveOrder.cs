using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Archives;
using DistrictUnion.Domain.Files;
using DistrictUnion.Gateway.Books;
using DistrictUnion.Gateway.Exports;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Grains.Interfaces;
using DistrictUnion.Reports;

namespace DistrictUnion.Gateway.Archives;

/// <summary>
/// A school's year as one zip: the issued book, the 归档文件目录, and every document, signed scan and evidence in the folder of its 件号, with their
/// digests. A book that was issued lies among the parts of the order and is not issued again. Files go from the store to the zip in parts.
/// </summary>
internal sealed record ArchiveOrder(
    Actor Actor, DistrictCode District, SchoolCode School, int Year, bool WithPrivate, string Job, BookMaking Making, IGrainFactory Grains, TimeProvider Clock)
    : ExportOrder(Actor.Account, Job, string.Create(CultureInfo.InvariantCulture, $"archive {District}/{School} {Year} {(WithPrivate ? "open" : "plain")}"))
{
    private const string CheckList = "000_checklist.xlsx", Book = "001_book.xlsx", Catalogue = "002_catalogue.xlsx";

    /// <summary>Folder of files that belong to no piece.</summary>
    private const string Others = "other";

    /// <summary>Book, catalogue and list of checks.</summary>
    private const int OwnSteps = 3;

    private const string NotOpened = "含个人信息，没有申请或无权查看", NotKept = "文件库中没有这个文件", Damaged = "文件库中的内容与登记的摘要不符", InBook = "没有附件，内容在一校一册里", SeeLeftOut = "附件见“未装入”";

    private static readonly Refusal Absent = new("scope.absent", RefusalKind.Absent, "没有这个区或这所学校。");

    public override string Ending => ".zip";

    private ArchiveSource Source => new(Grains, Actor, District, School, Year, WithPrivate);

    public override async Task<Outcome<WorkbookFileName>> Make(ExportBench bench, CancellationToken cancellationToken)
    {
        var made = await Write(bench, cancellationToken);
        return made.Value is { } contents ? contents.Name : Outcome<WorkbookFileName>.Refused(made.Refusals);
    }

    /// <summary>Makes the file, and says what is in it.</summary>
    public async Task<Outcome<ArchiveContents>> Write(ExportBench bench, CancellationToken cancellationToken)
    {
        if (await Grains.District(District).View(cancellationToken) is not { } district || await Source.Read(cancellationToken) is not { } archive) return Absent;
        Directory.CreateDirectory(bench.Parts);
        var (step, steps) = (0, archive.Files + OwnSteps);
        bench.Done(step, steps);
        var book = Path.Combine(bench.Parts, Book);
        if (!File.Exists(book) && await Issue(book, cancellationToken) is { IsRefused: true } refused) return Outcome<ArchiveContents>.Refused(refused.Refusals);
        bench.Done(++step, steps);

        var (zone, asked) = (Zones.Find(district.TimeZone), Clock.GetUtcNow());
        var now = TimeZoneInfo.ConvertTime(asked, zone);
        var (files, left) = (ImmutableArray.CreateBuilder<ArchivedFile>(), ImmutableArray.CreateBuilder<LeftOutFile>());
        await using (var zip = new ArchiveZip(bench.Draft))
        {
            files.Add(Listed(null, "一校一册", await zip.Add(Book, now, book, cancellationToken)));
            var catalogue = await Written(bench, Catalogue, ArchiveWorkbook.Shape(archive, district.TimeZone, asked), cancellationToken);
            files.Add(Listed(null, "归档文件目录", await zip.Add(Catalogue, now, catalogue, cancellationToken)));
            bench.Done(++step, steps);
            foreach (var (piece, title, folder, attached) in Folders(archive))
            {
                if (piece is { Hidden: > 0 }) left.Add(new(piece.Code, piece.Title, $"佐证材料 {piece.Hidden} 份", NotOpened));
                var number = 0;
                foreach (var uses in attached.GroupBy(file => file.Sha256))
                {
                    var file = uses.First();
                    var path = string.Create(CultureInfo.InvariantCulture, $"{folder}/{++number:00}_{EndingOf(file)}");
                    var (first, flaw) = await First(file, cancellationToken);
                    if (first is null) left.Add(new(piece?.Code, title, file.Name, flaw));
                    else files.Add(Listed(piece, title, await zip.Add(path, TimeZoneInfo.ConvertTime(file.At, zone), Parts(file, first, cancellationToken), cancellationToken), uses));
                    bench.Done(step += uses.Count(), steps);
                }

                if (piece is not null && number == 0) files.Add(new(piece.Code, title) { Remark = piece.Hidden > 0 ? SeeLeftOut : InBook });
            }

            var list = await Written(bench, CheckList, ArchiveCheckList.Shape(archive, files.ToImmutable(), left.ToImmutable(), now), cancellationToken);
            await zip.Add(CheckList, now, list, cancellationToken);
            await zip.AddSums(now, cancellationToken);
        }

        bench.Done(steps, steps);
        return new ArchiveContents(ArchiveCheckList.FileName(archive, WithPrivate), archive, files.Count(file => file.Path is not null), left.Count);
    }

    /// <summary>The pieces by number, then what belongs to none.</summary>
    private static IEnumerable<(ArchivePiece? Piece, string Title, string Folder, ImmutableArray<AttachedFile> Files)> Folders(SchoolArchive archive)
    {
        foreach (var piece in archive.Pieces) yield return (piece, piece.Title, piece.Code, piece.Files);
        if (!archive.Others.IsEmpty) yield return (null, "未列入目录的文件", Others, archive.Others);
    }

    /// <summary>The book is issued for the archive as such: whoever makes the archive again of the same data at the same time gets the same book.</summary>
    private async Task<Outcome<MadeBook>> Issue(string path, CancellationToken cancellationToken)
    {
        var job = CommandIds.Derive(CommandIds.Derive(Actor.Account, $"archive {District}/{School} {Year}"), WithPrivate ? "open" : "plain");
        var made = await Making.Issue(Actor, new(District, School, Year, WithPrivate), job, cancellationToken);
        if (made.Value is not { } book) return made;
        await using (var stream = new FileStream(path + ".draft", FileMode.Create, FileAccess.ReadWrite)) WorkbookWriter.Write(book.Data, stream);
        File.Move(path + ".draft", path, overwrite: true);
        return made;
    }

    private static async Task<string> Written(ExportBench bench, string name, WorkbookData workbook, CancellationToken cancellationToken)
    {
        var path = Path.Combine(bench.Parts, name);
        await using var stream = new FileStream(path, FileMode.Create, FileAccess.ReadWrite);
        WorkbookWriter.Write(workbook, stream);
        await stream.FlushAsync(cancellationToken);
        return path;
    }

    /// <summary>The first part of a file; or why it cannot be had.</summary>
    private async Task<(FileContent? First, string Flaw)> First(AttachedFile file, CancellationToken cancellationToken)
    {
        try
        {
            return (await Source.Part(file, 0, cancellationToken), NotKept);
        }
        catch (InvalidDataException)
        {
            return (null, Damaged);
        }
    }

    private static ArchivedFile Listed(ArchivePiece? piece, string title, ZippedFile zipped, IEnumerable<AttachedFile>? uses = null) => new(piece?.Code, title)
    {
        Uses = [.. uses ?? []],
        Path = zipped.Path,
        Bytes = zipped.Bytes,
        Sha256 = zipped.Sha256,
    };

    private async IAsyncEnumerable<ReadOnlyMemory<byte>> Parts(AttachedFile file, FileContent first, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return first.Bytes;
        for (var from = (long)first.Bytes.Length; from < file.Bytes;)
        {
            var part = await Source.Part(file, from, cancellationToken) is { Bytes: { Length: > 0 } bytes } ? bytes : throw new IOException($"The file {file.Sha256} ended before its end.");
            from += part.Length;
            yield return part;
        }
    }

    /// <summary>In letters that every machine unpacks alike; what it was called stands in the list.</summary>
    private static string EndingOf(AttachedFile file)
    {
        var use = file.Role switch { FileRole.Source => "source", FileRole.SignedScan => "scan", FileRole.Approval => "approval", _ => "attachment" };
        var ending = Path.GetExtension(file.Name).ToLowerInvariant();
        return use + (ending.Length is > 1 and <= 6 && ending[1..].All(char.IsAsciiLetterOrDigit) ? ending : ".bin");
    }
}

/// <summary>What a school's zip holds.</summary>
/// <param name="Files">Without the list of checks and the list of digests.</param>
/// <param name="LeftOut">What stands there as left out, with the reason.</param>
internal sealed record ArchiveContents(WorkbookFileName Name, SchoolArchive Archive, int Files, int LeftOut);
