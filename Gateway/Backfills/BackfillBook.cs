using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Documents;
using DistrictUnion.Documents.Tables;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Gateway.Workbooks;
using DistrictUnion.Reports.Tables;

namespace DistrictUnion.Gateway.Backfills;

/// <summary>What a workbook of an earlier year (补录) is made for; it remembers it on a sheet that people do not see.</summary>
/// <param name="Ledgers">Kinds that have a sheet in it.</param>
/// <param name="WasOpen">Schools whose 启用日期 lies behind the year are there, too: the office says that they were open.</param>
internal sealed record BackfillChoice(ImmutableArray<LedgerCode> Ledgers, bool WasOpen)
{
    public const string SheetName = "_补录";

    private const string Yes = "是", No = "否";
    private const int Lines = 5;

    /// <summary>The format changes with the layout of the workbook; another one is refused.</summary>
    private static readonly (string Name, string Format) Title = ("补录模板", "1");

    public TemplateKey Sheet(DistrictView district, int year) => TemplateMemory.Sheet(
        SheetName,
        [
            [Title.Name, Title.Format],
            ["区", district.Code.Value, district.Name],
            ["年度", year.ToString(CultureInfo.InvariantCulture)],
            ["台账", .. Ledgers.Select(code => code.Value)],
            ["当年已开办", WasOpen ? Yes : No],
        ],
        [], []);

    /// <returns>Flaws: backfill.template-missing, backfill.template-broken, backfill.template-district, backfill.template-year.</returns>
    public static (BackfillChoice? Found, TableFlaw? Flaw) Read(SourceFile file, DistrictView district, int year, ReadingLimits limits)
    {
        var (memory, isSpoilt) = TemplateMemory.Read(file, SheetName, Title, Lines, 0, limits);
        if (memory is null)
        {
            return (null, isSpoilt
                ? new("backfill.template-broken", "模板里用来核对的内容已损坏，请重新下载模板再填。")
                : new("backfill.template-missing", "这不是从系统下载的补录模板（.xlsx）。请下载这一年的模板，把内容粘贴进去再上传。"));
        }

        if (memory[1, 1] != district.Code.Value) return (null, new("backfill.template-district", $"这是“{memory[1, 2]}”的补录模板，不能导入“{district.Name}”。"));
        if (memory[2, 1] != year.ToString(CultureInfo.InvariantCulture)) return (null, new("backfill.template-year", $"这是{memory[2, 1]}年的补录模板，不能导入{year}年。"));
        return (new([.. memory.Purpose[3].Skip(1).Where(Codes.IsCode).Select(code => new LedgerCode(code))], memory[4, 1] == Yes), null);
    }
}
