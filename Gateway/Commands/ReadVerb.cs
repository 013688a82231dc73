using DistrictUnion.Documents;

namespace DistrictUnion.Gateway.Commands;

/// <summary>Reads plan documents into JSON files. Needs no database.</summary>
internal static class ReadVerb
{
    public static Verb Verb { get; } = new(
        "read", "read 文件… --out 目录 [--json]", "读工作计划（Word、网页、文本），每个文件写出一个 JSON：计划、领域、措施、安排、数量、任务", Run)
    {
        Options = ["--out"],
        Required = ["--out"],
        Flags = ["--json"],
        FewestNames = 1,
        MostNames = int.MaxValue,
    };

    /// <param name="Plans">Plans that were found.</param>
    /// <param name="Flaws">Codes of what could not be read.</param>
    private sealed record FileReading(string File, string? Output, int Plans, int Tasks, string[] Flaws);

    private static async Task<int> Run(Arguments arguments, CommandSetting setting, CancellationToken cancellationToken)
    {
        var folder = arguments.Value("--out")!;
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
            readings.Add(new(file, output, reading.Plans.Length, tasks, [.. reading.Flaws.Select(f => f.Code)]));
        }

        if (arguments.Has("--json")) setting.Terminal.Json(readings);
        return isRefused ? ExitCode.Refused : ExitCode.Done;
    }

    /// <summary>NAME.json; when two files of different folders or kinds share the name, NAME-2.json.</summary>
    private static string FreeName(string file, List<FileReading> written)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        var taken = written.Select(r => Path.GetFileName(r.Output)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Enumerable.Range(1, int.MaxValue).Select(n => n == 1 ? $"{name}.json" : $"{name}-{n}.json").First(free => !taken.Contains(free));
    }
}
