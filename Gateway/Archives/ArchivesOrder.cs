using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Gateway.Books;
using DistrictUnion.Gateway.Districts;
using DistrictUnion.Gateway.Exports;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Grains.Interfaces;
using DistrictUnion.Reports;

namespace DistrictUnion.Gateway.Archives;

/// <summary>
/// The archives of all schools that a post of the office covers: the zip of each, as the school itself gets it, in one zip with an index and
/// digests. A zip that is made lies among the parts of the order: who asks again after a restart waits for the rest alone.
/// </summary>
internal sealed record ArchivesOrder(Actor Actor, DistrictCode District, int Year, string Job, BookMaking Making, IGrainFactory Grains, TimeProvider Clock)
    : ExportOrder(Actor.Account, Job, string.Create(CultureInfo.InvariantCulture, $"archives {District} {Year}"))
{
    private const string IndexName = "000_index.xlsx";

    public override string Ending => ".zip";

    public override async Task<Outcome<WorkbookFileName>> Make(ExportBench bench, CancellationToken cancellationToken)
    {
        if (await Grains.District(District).View(cancellationToken) is not { } district) return new Refusal("scope.absent", RefusalKind.Absent, "没有这个区或这所学校。");
        var schools = await OfficeSchools.Of(Grains.District(District), Actor, Year, cancellationToken);
        if (schools.IsEmpty) return new Refusal("archives.no-school", RefusalKind.Absent, "没有可以归档的学校。");
        var groups = district.Groups.ToDictionary(g => g.Code, g => g.Name);
        Directory.CreateDirectory(bench.Parts);
        var lines = ImmutableArray.CreateBuilder<ArchiveLine>(schools.Length);
        for (var i = 0; i < schools.Length; i++)
        {
            bench.Done(i, schools.Length + 1);
            lines.Add(await Part(bench, schools[i], groups.GetValueOrDefault(schools[i].Group, schools[i].Group.Value), i + 1, cancellationToken));
        }

        bench.Done(schools.Length, schools.Length + 1);
        var now = TimeZoneInfo.ConvertTime(Clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(district.TimeZone));
        await Pack(bench, ArchiveIndex.Shape(district.Name, Year, lines.ToImmutable(), now), lines, now, cancellationToken);
        return ArchiveIndex.FileName(district.Name, District, Year);
    }

    /// <summary>The zip of one school as a file among the parts; one that lies there is not made again. What is refused stands in the index.</summary>
    private async Task<ArchiveLine> Part(ExportBench bench, School school, string group, int number, CancellationToken cancellationToken)
    {
        var (zip, note, own) = (PathOf(bench, school.Code), Path.Combine(bench.Parts, $"{school.Code}.json"), Path.Combine(bench.Parts, $"{school.Code}.parts"));
        if (File.Exists(note)) return JsonSerializer.Deserialize<ArchiveLine>(await File.ReadAllBytesAsync(note, cancellationToken), DomainJson.Options)!;
        File.Delete(zip);
        var order = new ArchiveOrder(Actor, District, school.Code, Year, false, CommandIds.Derive(Job, school.Code.Value), Making, Grains, Clock);
        var made = await order.Write(new(zip, own, (_, _) => { }), cancellationToken);
        if (made.Value is not { } contents) return new(school.Code, school.Name, group) { Refused = made.Refusals[0].Text };
        var line = new ArchiveLine(school.Code, school.Name, group)
        {
            File = string.Create(CultureInfo.InvariantCulture, $"{number:000}_{school.Code}.zip"),
            Bytes = new FileInfo(zip).Length,
            Sha256 = await ArchiveZip.Digest(zip, cancellationToken),
            Pieces = contents.Archive.Pieces.Length,
            Files = contents.Files,
            LeftOut = contents.LeftOut,
            Missing = contents.Archive.Missing,
            Checks = contents.Archive.Checks.Length,
        };

        // The note last: where it lies, the zip lies there whole.
        await File.WriteAllBytesAsync(note + ".draft", JsonSerializer.SerializeToUtf8Bytes(line, DomainJson.Options), cancellationToken);
        File.Move(note + ".draft", note, overwrite: true);
        Directory.Delete(own, recursive: true);
        return line;
    }

    private static async Task Pack(ExportBench bench, WorkbookData index, IEnumerable<ArchiveLine> lines, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var first = Path.Combine(bench.Parts, IndexName);
        await using (var stream = new FileStream(first, FileMode.Create, FileAccess.ReadWrite)) WorkbookWriter.Write(index, stream);
        await using var zip = new ArchiveZip(bench.Draft);
        await zip.Add(IndexName, now, first, cancellationToken);
        foreach (var line in lines.Where(line => line.File is not null)) await zip.Add(line.File!, now, PathOf(bench, line.School), cancellationToken);
        await zip.AddSums(now, cancellationToken);
    }

    private static string PathOf(ExportBench bench, SchoolCode school) => Path.Combine(bench.Parts, $"{school}.zip");
}
