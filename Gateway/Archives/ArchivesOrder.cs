using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Gateway.Books;
using DistrictUnion.Gateway.Exports;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Reports;

namespace DistrictUnion.Gateway.Archives;

/// <summary>The archives of all schools that a post of the office covers: the zip of each, as the school itself gets it, with digests.</summary>
internal sealed record ArchivesOrder(Actor Actor, DistrictCode District, int Year, string Job, BookMaking Making, IGrainFactory Grains, TimeProvider Clock)
    : SchoolsOrder<ArchiveLine>("archives", Actor, District, Year, Job, Grains, Clock)
{
    protected override Refusal NoSchool => new("archives.no-school", RefusalKind.Absent, "没有可以归档的学校。");

    protected override string PartEnding => ".zip";

    protected override ArchiveLine Refused(OrderedSchool school, string why) => new(school.School.Code, school.School.Name, school.Group) { Refused = why };

    protected override async Task<Outcome<ArchiveLine>> MakePart(ExportBench bench, OrderedSchool school, CancellationToken cancellationToken)
    {
        var (code, name) = (school.School.Code, school.School.Name);
        var (zip, own) = (PathOf(bench, code), Path.Combine(bench.Parts, $"{code}.parts"));
        File.Delete(zip);
        var order = new ArchiveOrder(Actor, District, code, Year, false, CommandIds.Derive(Job, code.Value), Making, Grains, Clock);
        var made = await order.Write(new(zip, own, (_, _) => { }), cancellationToken);
        if (made.Value is not { } contents) return Outcome<ArchiveLine>.Refused(made.Refusals);
        Directory.Delete(own, recursive: true);
        return new ArchiveLine(code, name, school.Group)
        {
            File = string.Create(CultureInfo.InvariantCulture, $"{school.Number:000}_{code}.zip"),
            Bytes = new FileInfo(zip).Length,
            Sha256 = await ArchiveZip.Digest(zip, cancellationToken),
            Pieces = contents.Archive.Pieces.Length,
            Files = contents.Files,
            LeftOut = contents.LeftOut,
            Missing = contents.Archive.Missing,
            Checks = contents.Archive.Checks.Length,
        };
    }

    protected override async Task Pack(ExportBench bench, DistrictView district, ImmutableArray<ArchiveLine> lines, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var index = Path.Combine(bench.Parts, IndexName);
        await using (var stream = new FileStream(index, FileMode.Create, FileAccess.ReadWrite)) WorkbookWriter.Write(ArchiveIndex.Shape(district.Name, Year, lines, now), stream);
        await using var zip = new ArchiveZip(bench.Draft);
        await zip.Add(IndexName, now, index, cancellationToken);
        foreach (var line in lines.Where(line => line.File is not null)) await zip.Add(line.File!, now, PathOf(bench, line.School), cancellationToken);
        await zip.AddSums(now, cancellationToken);
    }

    protected override WorkbookFileName FileName(DistrictView district) => ArchiveIndex.FileName(district.Name, District, Year);
}
