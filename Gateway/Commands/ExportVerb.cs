using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Progress;
using DistrictUnion.Gateway.Comparison;
using DistrictUnion.Gateway.Hosting;
using DistrictUnion.Grains.Interfaces;
using DistrictUnion.Reports;

namespace DistrictUnion.Gateway.Commands;

/// <summary>Writes a workbook into a file, from a copy of the database: at any time, also while the service runs.</summary>
internal static class ExportVerb
{
    public static Verb Verb { get; } = new(
        "export", "export 区编号 季度|年度 --out 文件.xlsx [--school 学校编号] [--accepted] [--database 文件]",
        "导出区工作簿（写季度，如 2026Q2），或一所学校的工作簿（写年度和 --school）；随时可用，不改动数据", Run)
    {
        Options = ["--out", "--school", OwnedSilo.DatabaseOption],
        Required = ["--out"],
        Flags = ["--accepted"],
        FewestNames = 2,
        MostNames = 2,
    };

    private static async Task<int> Run(Arguments arguments, CommandSetting setting, CancellationToken cancellationToken)
    {
        if (!Codes.TryParse<DistrictCode>(arguments.Names[0], out var district)) return setting.Terminal.Refuse("区编号只能用小写字母、数字和连字符。");
        var database = ServedDatabase.Of(setting.Configuration, arguments.Value(OwnedSilo.DatabaseOption));
        var opened = await OwnedSilo.OpenCopy(database, cancellationToken);
        if (opened.Value is not { } silo) return setting.Terminal.Refuse(opened.Refusals[0].Text);
        await using (silo)
        {
            var officer = new Actor("export", Role.DistrictOfficer, district);
            var shaped = arguments.Value("--school") is { } school
                ? await SchoolBook(silo.Grains, officer, school, arguments.Names[1], cancellationToken)
                : await DistrictBook(silo.Grains, officer, arguments.Names[1], arguments.Has("--accepted") ? Basis.Accepted : Basis.Reported, cancellationToken);
            if (shaped.Value is not { } workbook) return setting.Terminal.Refuse(shaped.Refusals[0].Text);
            var path = arguments.Value("--out")!;
            await using var file = new FileStream(path, FileMode.Create, FileAccess.ReadWrite);
            WorkbookWriter.Write(workbook, file);
            setting.Terminal.Line($"已导出到 {path}。");
            return ExitCode.Done;
        }
    }

    private static async Task<Outcome<WorkbookData>> DistrictBook(
        IGrainFactory grains, Actor officer, string period, Basis basis, CancellationToken cancellationToken)
    {
        if (!Quarter.TryParse(period, out var quarter)) return Invalid("季度写成 2026Q2 的样子。");
        var workbook = await ComparisonWorkbook.Of(grains.Comparison(officer.District), officer, new(quarter, quarter, basis), cancellationToken);
        return workbook.Value is { } named ? named.Data : Outcome<WorkbookData>.Refused(workbook.Refusals);
    }

    private static async Task<Outcome<WorkbookData>> SchoolBook(
        IGrainFactory grains, Actor officer, string school, string period, CancellationToken cancellationToken)
    {
        if (!Codes.TryParse<SchoolCode>(school, out var code) || !Quarter.TryParse($"{period}Q1", out var first)) return Invalid("年度写成 2026 的样子，学校写编号。");
        return await grains.SchoolUnion(officer.District, code).Year(officer, first.Year, cancellationToken) is { } year
            ? SchoolWorkbook.Shape(year, TimeProvider.System.GetUtcNow())
            : new Refusal("school.unknown", RefusalKind.Absent, "没有这个区或这所学校。");
    }

    private static Refusal Invalid(string text) => new("export.period-invalid", RefusalKind.Invalid, text);
}
