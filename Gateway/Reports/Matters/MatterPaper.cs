using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Domain.Matters;

namespace DistrictUnion.Reports.Matters;

/// <summary>The words of the papers of a matter: one for the print page and the letter.</summary>
public static class MatterPaper
{
    /// <summary>The field of an approval that stands above its title.</summary>
    public const string DocumentNumber = "number";

    /// <summary>关于换届的请示 · 关于换届请示的批复.</summary>
    public static string TitleOf(MatterView view, MatterStepKind step) => step switch
    {
        MatterStepKind.Request => $"关于报送《{view.Kind.Step(step).Name}》的请示",
        MatterStepKind.Approval => $"关于{view.SchoolName}工会{view.Kind.Name}的{view.Kind.Step(step).Name}",
        _ => view.Kind.Step(step).Name,
    };

    public static IEnumerable<string> Opening(MatterView view, MatterStepKind step)
    {
        if (step is MatterStepKind.Approval)
        {
            if (Number(view) is { } number) yield return number;
            yield return $"你会{Domain.Words.Day(view.Matter.Request.On)}报送的《{view.Kind.Step(MatterStepKind.Request).Name}》收悉。现答复如下：";
        }
        else if (step is MatterStepKind.Request) yield return "现将有关情况报告如下：";
        else yield return Number(view) is { } number ? $"根据《{number}》，现将结果报告如下：" : "现将结果报告如下：";
    }

    public static IEnumerable<string> Closing(MatterStepKind step) => step switch
    {
        MatterStepKind.Request => ["妥否，请批示。"],
        MatterStepKind.Approval => ["此复。"],
        _ => ["特此报告。"],
    };

    /// <summary>Long texts are paragraphs, and so is all that an approval says.</summary>
    public static bool IsInGrid(MatterStep step, LedgerColumn column) => column.Type is not ColumnType.LongText && step.Kind is not MatterStepKind.Approval;

    /// <summary>A value with its unit.</summary>
    public static string Shown(LedgerColumn column, string value) => column.Unit is { } unit ? $"{ColumnValue.Show(column, value)} {unit}" : ColumnValue.Show(column, value);

    private static string? Number(MatterView view) => view.Matter.Approval?.Content.Values.GetValueOrDefault(DocumentNumber);
}
