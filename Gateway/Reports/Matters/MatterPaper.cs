using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Domain.Matters;

namespace DistrictUnion.Reports.Matters;

/// <summary>The words of the papers of a matter: one for the print page and the letter.</summary>
public static class MatterPaper
{
    /// <summary>The field of an approval that stands above its title.</summary>
    public const string DocumentNumber = "number";

    /// <summary>关于工会换届选举的请示 · 关于松岭小学工会换届选举的批复.</summary>
    public static string TitleOf(MatterView view, MatterStepKind step) =>
        (view.Kind.Step(step).Paper ?? view.Kind.Step(step).Name).Replace("{school}", view.SchoolName, StringComparison.Ordinal);

    /// <summary>The number that stands above an approval; null: it has none, or it is no approval.</summary>
    public static string? NumberAbove(MatterView view, MatterStepKind step) => step is MatterStepKind.Approval ? Number(view) : null;

    public static string Opening(MatterView view, MatterStepKind step) => step switch
    {
        MatterStepKind.Request => "现将有关情况报告如下：",
        MatterStepKind.Approval => $"你会{Domain.Words.Day(view.Matter.Request.On)}报送的《{TitleOf(view, MatterStepKind.Request)}》收悉。现答复如下：",
        _ => Number(view) is { } number ? $"根据{number}文件，现将结果报告如下：" : "现将结果报告如下：",
    };

    public static string Closing(MatterView view, MatterStepKind step) => view.Kind.Step(step).Closing ?? step switch
    {
        MatterStepKind.Request => "妥否，请批示。",
        MatterStepKind.Approval => "此复。",
        _ => "特此报告。",
    };

    /// <summary>The columns in which a line says something.</summary>
    public static IEnumerable<LedgerColumn> RowColumns(MatterStep step, MatterContent content) => step.Rows.Where(c => content.Rows.Any(row => row.ContainsKey(c.Key)));

    /// <summary>Long texts are paragraphs, and so is all that an approval says.</summary>
    public static bool IsInGrid(MatterStep step, LedgerColumn column) => column.Type is not ColumnType.LongText && step.Kind is not MatterStepKind.Approval;

    /// <summary>A value with its unit.</summary>
    public static string Shown(LedgerColumn column, string value) => column.Unit is { } unit ? $"{ColumnValue.Show(column, value)} {unit}" : ColumnValue.Show(column, value);

    private static string? Number(MatterView view) => view.Matter.Approval?.Content.Values.GetValueOrDefault(DocumentNumber);
}
