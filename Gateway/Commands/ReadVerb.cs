using System.Text.Json;
using DistrictUnion.Documents;
using DistrictUnion.Documents.Coverage;
using DistrictUnion.Domain;
using DistrictUnion.Gateway.Districts;
using DistrictUnion.Gateway.Plans;

namespace DistrictUnion.Gateway.Commands;

/// <summary>Reads plan documents into JSON files. Needs no database.</summary>
internal static class ReadVerb
{
    private const string CoverageEnding = ".coverage.json";

    public static Verb Verb { get; } = new(
        "read", "read 文件… --out 目录 [--points 文件.json|default] [--json]", "读工作计划（Word、Excel、PDF、RTF、网页、文本），每个文件写出一个 JSON：计划、领域、措施、安排、数量、任务；给出必备工作要点时，另写一个涉及情况", Run)
    {
        Options = ["--out", "--points"],
        Required = ["--out"],
        Flags = ["--json"],
        FewestNames = 1,
        MostNames = int.MaxValue,
    };

    /// <param name="Plans">Plans that were found.</param>
    /// <param name="Flaws">Codes of what could not be read.</param>
    /// <param name="Coverage">The file with the coverage of its plans, where points were given.</param>
    private sealed record FileReading(string File, string? Output, int Plans, int Tasks, string[] Flaws, string? Coverage = null);

    private static async Task<int> Run(Arguments arguments, CommandSetting setting, CancellationToken cancellationToken)
    {
        var folder = arguments.Value("--out")!;
        var points = arguments.Value("--points") is { } source ? await PointsFile.Read(source, setting.Terminal, cancellationToken) : null;
        if (arguments.Value("--points") is not null && points is null) return ExitCode.Refused;
        Directory.CreateDirectory(folder);
        var readings = new List<FileReading>();
        var isRefused = false;
        foreach (var file in arguments.Names)
        {
            if (!File.Exists(file))
            {
                isRefused = true;
                setting.Terminal.Line($"{file}：没有这个文件。");
                readings.Add(new(file, null, 0, 0, ["document.absent"]));
                continue;
            }

            var reading = PlanReader.Read(new SourceFile(Path.GetFileName(file), await File.ReadAllBytesAsync(file, cancellationToken)));
            var output = Path.Combine(folder, FreeName(file, readings));
            await File.WriteAllBytesAsync(output, PlanReadingJson.WriteUtf8(reading), cancellationToken);
            isRefused |= reading.Text.Length == 0;
            var tasks = reading.Plans.Sum(p => p.Tasks.Length);
            setting.Terminal.Line($"{file}：{reading.Plans.Length} 个计划，{tasks} 项任务 → {output}");
            foreach (var flaw in reading.Flaws) setting.Terminal.Line($"    {flaw.Sentence}（{flaw.Code}{(flaw.Place is null ? "" : $"，{flaw.Place}")}）");
            var coverage = points is null ? null : await WriteCoverage(reading, points, output, setting.Terminal, cancellationToken);
            readings.Add(new(file, output, reading.Plans.Length, tasks, [.. reading.Flaws.Select(f => f.Code)], coverage));
        }

        if (arguments.Has("--json")) setting.Terminal.Json(readings);
        return isRefused ? ExitCode.Refused : ExitCode.Done;
    }

    /// <summary>NAME.coverage.json beside the reading: one answer for each plan.</summary>
    private static async Task<string> WriteCoverage(PlanReading reading, RequiredPointsBody points, string output, Terminal terminal, CancellationToken cancellationToken)
    {
        var views = reading.Plans.Select(plan => CoverageView.Of(CoverageBasis.Reading, PlanCoverage.Of(reading, plan, points.Points))).ToArray();
        foreach (var view in views) terminal.Line($"    {view.Summary}");
        var path = Path.ChangeExtension(output, CoverageEnding);
        await File.WriteAllBytesAsync(path, JsonSerializer.SerializeToUtf8Bytes(views, DomainJson.Options), cancellationToken);
        return path;
    }

    /// <summary>NAME.json; when two files of different folders or kinds share the name, NAME-2.json.</summary>
    private static string FreeName(string file, List<FileReading> written)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        var taken = written.SelectMany(r => new[] { Path.GetFileName(r.Output), Path.GetFileName(r.Coverage) }).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Enumerable.Range(1, int.MaxValue).Select(n => n == 1 ? $"{name}.json" : $"{name}-{n}.json")
            .First(free => !taken.Contains(free) && !taken.Contains(Path.ChangeExtension(free, CoverageEnding)));
    }
}
