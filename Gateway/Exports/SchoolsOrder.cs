using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Gateway.Districts;
using DistrictUnion.Grains.Interfaces;
using DistrictUnion.Reports;

namespace DistrictUnion.Gateway.Exports;

/// <summary>A school of an order.</summary>
/// <param name="Group">Name of its group.</param>
/// <param name="Number">From 1, in the order of the index.</param>
internal sealed record OrderedSchool(School School, string Group, int Number);

/// <summary>
/// A file for each school that a post of the office covers, all in one zip with an index. A file that is made lies among the parts of the
/// order: who asks again after a restart waits for the rest alone. One is made at a time.
/// </summary>
/// <typeparam name="TLine">What the index says of a school.</typeparam>
internal abstract record SchoolsOrder<TLine>(string What, Actor Actor, DistrictCode District, int Year, string Job, IGrainFactory Grains, TimeProvider Clock)
    : ExportOrder(Actor.Account, Job, string.Create(CultureInfo.InvariantCulture, $"{What} {District} {Year}"))
    where TLine : class
{
    protected const string IndexName = "000_index.xlsx";

    public sealed override string Ending => ".zip";

    /// <summary>Why there is nothing to make.</summary>
    protected abstract Refusal NoSchool { get; }

    /// <summary>Ending of a school's file.</summary>
    protected abstract string PartEnding { get; }

    public sealed override async Task<Outcome<WorkbookFileName>> Make(ExportBench bench, CancellationToken cancellationToken)
    {
        var grain = Grains.District(District);
        if (await grain.View(cancellationToken) is not { } district) return new Refusal("scope.absent", RefusalKind.Absent, "没有这个区或这所学校。");
        var schools = await OfficeSchools.Of(grain, Actor, Year, cancellationToken);
        if (schools.IsEmpty) return NoSchool;
        var groups = district.Groups.ToDictionary(g => g.Code, g => g.Name);
        Directory.CreateDirectory(bench.Parts);
        var lines = ImmutableArray.CreateBuilder<TLine>(schools.Length);
        for (var i = 0; i < schools.Length; i++)
        {
            bench.Done(i, schools.Length + 1);
            lines.Add(await Line(bench, new(schools[i], groups.GetValueOrDefault(schools[i].Group, schools[i].Group.Value), i + 1), cancellationToken));
        }

        bench.Done(schools.Length, schools.Length + 1);
        var now = TimeZoneInfo.ConvertTime(Clock.GetUtcNow(), Zones.Find(district.TimeZone));
        await Pack(bench, district, lines.ToImmutable(), now, cancellationToken);
        return FileName(district);
    }

    /// <summary>Writes the file of one school, over what an interruption may have left of it.</summary>
    protected abstract Task<Outcome<TLine>> MakePart(ExportBench bench, OrderedSchool school, CancellationToken cancellationToken);

    /// <summary>The line of a school that has no file.</summary>
    protected abstract TLine Refused(OrderedSchool school, string why);

    protected abstract Task Pack(ExportBench bench, DistrictView district, ImmutableArray<TLine> lines, DateTimeOffset now, CancellationToken cancellationToken);

    protected abstract WorkbookFileName FileName(DistrictView district);

    /// <summary>Where a school's file lies.</summary>
    protected string PathOf(ExportBench bench, SchoolCode school) => Path.Combine(bench.Parts, school.Value + PartEnding);

    /// <summary>A file that lies there is not made again; what was refused is asked again.</summary>
    private async Task<TLine> Line(ExportBench bench, OrderedSchool school, CancellationToken cancellationToken)
    {
        var note = Path.Combine(bench.Parts, $"{school.School.Code}.json");
        if (File.Exists(note)) return JsonSerializer.Deserialize<TLine>(await File.ReadAllBytesAsync(note, cancellationToken), DomainJson.Options)!;
        var made = await MakePart(bench, school, cancellationToken);
        if (made.Value is not { } line) return Refused(school, made.Refusals[0].Text);

        // The note last: where it lies, the file lies there whole.
        await File.WriteAllBytesAsync(note + ".draft", JsonSerializer.SerializeToUtf8Bytes(line, DomainJson.Options), cancellationToken);
        File.Move(note + ".draft", note, overwrite: true);
        return line;
    }
}
