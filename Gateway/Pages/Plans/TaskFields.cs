using System.Globalization;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Gateway.Pages.Forms;

namespace DistrictUnion.Gateway.Pages.Plans;

/// <summary>The fields of one task's row: how they are read, and how a task fills them.</summary>
internal static class TaskFields
{
    public const string Once = "once";
    public const string Monthly = "monthly";
    public const string Quarterly = "quarterly";
    public const string Standing = "standing";

    private const decimal Thousand = 1_000m;
    private const decimal TenThousand = 10_000m;

    /// <summary>Kind and recurrence as people choose between them.</summary>
    public static IEnumerable<Choice> Ways =>
        [new(Once, PlansTexts.Once), new(Monthly, PlansTexts.Monthly), new(Quarterly, PlansTexts.Quarterly), new(Standing, Words.Of(TaskKind.Standing))];

    public static IEnumerable<Choice> Bounds =>
        [new(nameof(Bound.AtLeast), PlansTexts.AtLeast), new(nameof(Bound.Exactly), PlansTexts.Exactly), new(nameof(Bound.AtMost), PlansTexts.AtMost)];

    public static IEnumerable<Choice> Measures =>
        [new(nameof(Measure.Count), PlansTexts.MeasureCount), new(nameof(Measure.Money), PlansTexts.MeasureMoney), new(nameof(Measure.Percent), PlansTexts.MeasurePercent)];

    public static string WayOf(PlanTask task) => task switch
    {
        { Kind: TaskKind.Standing } => Standing,
        { Recurrence: Recurrence.Monthly } => Monthly,
        { Recurrence: Recurrence.Quarterly } => Quarterly,
        _ => Once,
    };

    /// <summary>Whether it needs no months: without them it falls due in every quarter or month of the plan.</summary>
    public static bool GoesOn(PlanTask task) => task.Kind is TaskKind.Standing || task.Recurrence is not Recurrence.None;

    public static string NameOfWay(PlanTask task) => Ways.First(w => w.Value == WayOf(task)).Name;

    public static string QuantityOf(Target? target) =>
        target is null ? "" : (target.QuantityThousandths / Thousand).ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>The task as it was typed over another; what its row does not show stays. Flaws: form.bad-number at <c>quantity</c>.</summary>
    public static PlanTask Read(PageForm form, PlanTask before)
    {
        var (kind, recurrence) = form.Typed("way") switch
        {
            Monthly => (TaskKind.OneOff, Recurrence.Monthly),
            Quarterly => (TaskKind.OneOff, Recurrence.Quarterly),
            Standing => (TaskKind.Standing, Recurrence.None),
            Once => (TaskKind.OneOff, Recurrence.None),
            _ => (before.Kind, before.Recurrence),
        };
        return before with
        {
            Title = form.Typed("title").Trim(),
            Area = AreaCode.TryParse(form.Typed("area"), out var area) ? area : before.Area,
            Kind = kind,
            Recurrence = recurrence,
            Months = [.. form.All("month").Select(text => YearMonth.TryParse(text, out var month) ? month : (YearMonth?)null).OfType<YearMonth>().Distinct().Order()],
            Target = ReadTarget(form, before.Target),
            Owner = form.Text("owner"),
        };
    }

    /// <summary>The target as typed; null for an empty number. 万元 becomes 元. What cannot be read leaves the target as it was, with a flaw.</summary>
    public static Target? ReadTarget(PageForm form, Target? before)
    {
        if (form.Text("quantity") is not { } typed) return null;
        var unit = form.Text("unit") ?? "";
        var number = typed.FormKC().Replace(",", "", StringComparison.Ordinal).TrimEnd('%');
        if (!decimal.TryParse(number, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var quantity)
            || quantity <= 0 || quantity * TenThousand > Target.MaxThousandths)
        {
            form.Flaw("form.bad-number", PlansTexts.BadQuantity, "quantity");
            return before;
        }

        var measure = Enum.TryParse<Measure>(form.Typed("measure"), out var named) ? named : Measure.Count;
        if (unit is "%" or "％" || typed.EndsWith('%')) (measure, unit) = (Measure.Percent, "%");
        if (unit is "万元") (measure, unit, quantity) = (Measure.Money, "元", quantity * TenThousand);
        if (unit is "元") measure = Measure.Money;
        unit = unit.Length > 0 ? unit : measure switch { Measure.Percent => "%", Measure.Money => "元", _ => "次" };
        return new((long)(quantity * Thousand), unit, Enum.TryParse<Bound>(form.Typed("bound"), out var bound) ? bound : Bound.AtLeast, measure);
    }
}
