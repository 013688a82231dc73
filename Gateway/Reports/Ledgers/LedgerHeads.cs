using System.Collections.Immutable;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Reports.Layout;
using DistrictUnion.Reports.Sheets;

namespace DistrictUnion.Reports.Ledgers;

/// <summary>The head of a ledger's sheet: 序号 first, the kind's columns with the heads over them, 备注 last.</summary>
internal static class LedgerHeads
{
    /// <summary>From so many columns on a sheet is crowded and texts wrap sooner.</summary>
    private const int Crowded = 12;

    /// <summary>A million with its cents, also in the bold letters of 合计.</summary>
    private const int MoneyWidth = 13;

    private static readonly Column Number = new("序号", ValueFormat.Count) { Align = Align.Centre, MinWidth = 5, MaxWidth = 5 };

    /// <summary>The columns that stand on the sheet, from left to right: typed, computed and signed by hand, without those that are switched off.</summary>
    public static ImmutableArray<LedgerColumn> Shown(LedgerKind kind) => [.. kind.Columns.Where(c => !c.IsOff)];

    public static ImmutableArray<Head> Of(ImmutableArray<LedgerColumn> shown)
    {
        var heads = ImmutableArray.CreateBuilder<Head>();
        heads.Add(Number);
        for (var i = 0; i < shown.Length;)
        {
            if (shown[i].Group is not { } group)
            {
                heads.Add(Of(shown[i++], shown));
                continue;
            }

            ImmutableArray<Head> within = [.. shown.Skip(i).TakeWhile(c => c.Group == group).Select(c => Of(c, shown))];
            heads.Add(new HeadGroup(group, within));
            i += within.Length;
        }

        heads.Add(Wrapped("备注", ValueFormat.Text, Align.Left, shown.Length > Crowded ? 10 : 14, 30));
        return heads.ToImmutable();
    }

    /// <summary>Leading columns that stay in sight: up to the one by which people call an entry, where that stands near the edge and no group is cut.</summary>
    public static int NameColumns(LedgerKind kind, ImmutableArray<LedgerColumn> shown)
    {
        var title = shown.IndexOf(kind.Title);
        return title is 0 or 1 && shown.Take(title + 1).All(c => c.Group is null) ? title + 2 : 1;
    }

    /// <summary>Number, day, month, share: what a value of this column is in the sheet.</summary>
    public static ValueFormat Format(LedgerColumn column) => column.Type switch
    {
        ColumnType.Whole => ValueFormat.Count,
        ColumnType.Number => ValueFormat.Quantity,
        ColumnType.Money => ValueFormat.Money,
        ColumnType.Percent => ValueFormat.Percent,
        ColumnType.Date => ValueFormat.Date,
        ColumnType.Month => ValueFormat.Month,
        ColumnType.Text when column.Privacy is PrivacyClass.P2 => ValueFormat.Id,
        _ => ValueFormat.Text,
    };

    private static Column Of(LedgerColumn column, ImmutableArray<LedgerColumn> shown)
    {
        var head = column.Unit is { } unit && column.Type is not ColumnType.Money ? $"{column.Name}（{unit}）" : column.Name;
        var format = Format(column);
        var isCrowded = shown.Length > Crowded;
        return column.Type switch
        {
            ColumnType.LongText => Wrapped(head, format, Align.Left, 14, LongWidth(shown)),
            ColumnType.Text when format is ValueFormat.Id => Wrapped(head, format, Align.Centre, 8, 20),
            ColumnType.Text => Wrapped(head, format, Align.Left, 8, isCrowded ? 16 : 26),
            ColumnType.Names => Wrapped(head, format, Align.Left, 8, isCrowded ? 14 : 20),
            ColumnType.YesNo => Wrapped(head, format, Align.Centre, 5, 6),
            ColumnType.Choice or ColumnType.Choices => Wrapped(head, format, Align.Centre, 8, isCrowded ? 10 : 14),
            ColumnType.Signature => Wrapped(head, format, Align.Centre, 12, 12),
            ColumnType.Money => new Column(head, format) { MinWidth = MoneyWidth },
            _ => new Column(head, format),
        };
    }

    /// <summary>The more long texts stand beside each other, the narrower each of them.</summary>
    private static int LongWidth(ImmutableArray<LedgerColumn> shown) => shown.Count(c => c.Type is ColumnType.LongText) switch
    {
        <= 2 when shown.Length <= Crowded => 40,
        <= 2 => 30,
        <= 4 => 24,
        _ => 18,
    };

    private static Column Wrapped(string head, ValueFormat format, Align align, int least, int most)
    {
        var width = Math.Max(least, HeadLayout.LeastWidth(head));
        return new(head, format) { Align = align, MinWidth = width, MaxWidth = Math.Max(width, most) };
    }
}
