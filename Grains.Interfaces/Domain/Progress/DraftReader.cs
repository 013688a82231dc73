using System.Collections.Immutable;
using System.Globalization;
using DistrictUnion.Domain.Plans;

namespace DistrictUnion.Domain.Progress;

/// <summary>Reads what was typed into a report as a content that can be handed in, and types a content back.</summary>
public static class DraftReader
{
    /// <returns>The content, and a refusal for every field that cannot be read: report.quantity-unreadable, report.share-unreadable, report.state-unreadable.</returns>
    public static (ReportContent Content, ImmutableArray<Refusal> Refusals) Read(ReportDraft draft)
    {
        var refusals = ImmutableArray.CreateBuilder<Refusal>();
        var lines = draft.Fields.GroupBy(f => f.Occurrence).Select(fields => Line(fields.Key, [.. fields], refusals));
        return (new([.. lines], draft.Extra, draft.Highlights, draft.NothingDue), refusals.ToImmutable());
    }

    /// <summary>The fields of a line as they would be typed; <see cref="Read"/> reads them back.</summary>
    internal static IEnumerable<DraftField> Typed(TaskProgress line)
    {
        (ReportField Field, string? Typed)[] fields =
        [
            (ReportField.State, line.State is { } state ? Words.Of(state) : null),
            (ReportField.Quantity, Scaled(line.QuantityThousandths, 1_000)),
            (ReportField.Share, Scaled(line.ShareMillionths, 10_000)),
            (ReportField.Text, line.Text),
            (ReportField.Problem, line.Problem),
            (ReportField.NextStep, line.NextStep),
            (ReportField.Note, line.Note),
        ];
        return fields.Where(f => f.Typed is not null).Select(f => new DraftField(line.Occurrence, f.Field, f.Typed));
    }

    private static TaskProgress Line(OccurrenceId occurrence, DraftField[] fields, ImmutableArray<Refusal>.Builder refusals)
    {
        string? Typed(ReportField field) => fields.FirstOrDefault(f => f.Field == field)?.Typed is { } typed && !string.IsNullOrWhiteSpace(typed) ? typed.Trim() : null;

        void Refuse(string code, string text) => refusals.Add(new(code, RefusalKind.Invalid, text, occurrence.Value));

        TaskState? state = null;
        if (Typed(ReportField.State) is { } word)
        {
            if (TryState(word, out var read)) state = read;
            else Refuse("report.state-unreadable", $"状态“{word}”不认识。");
        }

        long? quantity = null;
        if (Typed(ReportField.Quantity) is { } number)
        {
            if (TryScaled(number, 1_000, out var read)) quantity = read;
            else Refuse("report.quantity-unreadable", $"数量“{number}”读不出来：请只填数字，不带单位，最多三位小数。");
        }

        long? share = null;
        if (Typed(ReportField.Share) is { } percent)
        {
            if (TryScaled(percent.TrimEnd('%', '％'), 10_000, out var read)) share = read;
            else Refuse("report.share-unreadable", $"完成比例“{percent}”不是百分数。");
        }

        return new(occurrence, state, quantity, share, Typed(ReportField.Text), Typed(ReportField.Problem), Typed(ReportField.NextStep), Typed(ReportField.Note));
    }

    private static bool TryState(string word, out TaskState state)
    {
        foreach (var candidate in Enum.GetValues<TaskState>())
        {
            if (Words.Of(candidate) != word && !string.Equals(candidate.ToString(), word, StringComparison.OrdinalIgnoreCase)) continue;
            state = candidate;
            return true;
        }

        state = default;
        return false;
    }

    private static string? Scaled(long? value, int scale) => value is { } v ? ((decimal)v / scale).ToString(CultureInfo.InvariantCulture) : null;

    /// <summary>Reads a decimal, full-width digits too, as a whole number of 1/scale.</summary>
    private static bool TryScaled(string text, int scale, out long value)
    {
        value = 0;
        const NumberStyles style = NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign | NumberStyles.AllowThousands;
        if (!decimal.TryParse(text.FormKC(), style, CultureInfo.InvariantCulture, out var number)) return false;
        if (Math.Abs(number) > Target.MaxThousandths) return false;
        var scaled = number * scale;
        if (scaled != decimal.Truncate(scaled)) return false;
        value = (long)scaled;
        return true;
    }
}
