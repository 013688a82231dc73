using System.Text;

namespace DistrictUnion.Documents.Sources.Word97;

/// <summary>The automatic lists: their definitions (PlfLst with the levels behind it) and their uses (PlfLfo), which may begin anew or change levels.</summary>
internal sealed class ListTables
{
    private const int DefinitionSize = 28, UseSize = 16, LevelHeadSize = 28, OverrideSize = 8;
    private const int HighestUse = 0x7FE;
    private readonly Dictionary<int, ListLevel?[]> _definitions = [];
    private readonly Dictionary<int, NumberedList> _uses = [];
    private readonly ListNumbers _numbers = new();

    public ListTables(Bytes definitions, Bytes uses)
    {
        ReadDefinitions(definitions);
        ReadUses(uses);
    }

    /// <summary>The number in front of a paragraph, counted on; empty when it has none.</summary>
    /// <param name="use">From 1, what a paragraph calls its list; what lies outside is no list.</param>
    public string NumberOf(int use, int level) => _uses.TryGetValue(use, out var list) ? _numbers.Next(use, list, level) : "";

    private void ReadDefinitions(Bytes table)
    {
        var count = Math.Min(table.U16(0), table.Length / DefinitionSize);
        var at = 2L + count * (long)DefinitionSize;
        for (var i = 0; i < count; i++)
        {
            var head = table.Slice(2 + i * (long)DefinitionSize, DefinitionSize);
            var levels = new ListLevel?[ListNumbers.Levels];
            var isSimple = (head.U8(26) & 1) != 0;
            for (var level = 0; level < (isSimple ? 1 : ListNumbers.Levels) && at < table.Length; level++) levels[level] = Level(table, level, ref at);
            _definitions[head.I32(0)] = levels;
        }
    }

    private void ReadUses(Bytes table)
    {
        var count = Math.Min(Math.Min(table.I32(0), HighestUse), table.Length / UseSize);
        var at = 4 + count * (long)UseSize;
        for (var use = 1; use <= count; use++)
        {
            var head = table.Slice(4 + (use - 1) * (long)UseSize, UseSize);
            var levels = _definitions.TryGetValue(head.I32(0), out var shared) ? (ListLevel?[])shared.Clone() : new ListLevel?[ListNumbers.Levels];
            var startAt = new int?[ListNumbers.Levels];
            at += 4;
            for (var change = head.U8(12); change > 0 && at < table.Length; change--) Override(table, levels, startAt, ref at);
            _uses[use] = new NumberedList(head.I32(0), [.. levels], [.. startAt]);
        }
    }

    private static void Override(Bytes table, ListLevel?[] levels, int?[] startAt, ref long at)
    {
        var (start, flags) = (table.I32(at), table.U8(at + 4));
        at += OverrideSize;
        var index = flags & 0xF;
        var level = (flags & 0x20) != 0 ? Level(table, index, ref at) : null;
        if (index >= ListNumbers.Levels) return;
        levels[index] = level ?? levels[index];
        if ((flags & 0x10) != 0) startAt[index] = level?.Start ?? start;
    }

    private static ListLevel Level(Bytes table, int index, ref long at)
    {
        var head = table.Slice(at, LevelHeadSize);
        at += LevelHeadSize + head.U8(24) + head.U8(25);
        var length = table.U16(at);
        var pattern = new StringBuilder();
        for (var i = 0; i < length && at + 3 + i * 2L < table.Length; i++)
        {
            var character = (char)table.U16(at + 2 + i * 2L);
            if (character < ListNumbers.Levels) pattern.Append('%').Append((char)('1' + character));
            else pattern.Append(character);
        }

        at += 2 + length * 2L;
        var flags = head.U8(5);
        return new ListLevel(head.I32(0), StyleOf(head.U8(4)), pattern.ToString(), (flags & 8) != 0 ? head.U8(26) : index, (flags & 4) != 0);
    }

    /// <summary>Word's numbers for its forms (nfc); those that schools do not use print as decimals.</summary>
    private static NumberStyle StyleOf(int form) => form switch
    {
        1 or 2 => NumberStyle.Roman,
        3 => NumberStyle.UpperLetter,
        4 => NumberStyle.LowerLetter,
        10 or 11 or 33 or 35 or 37 or 38 or 39 => NumberStyle.Chinese,
        18 or 28 => NumberStyle.Circled,
        22 => NumberStyle.DecimalZero,
        23 => NumberStyle.Bullet,
        26 => NumberStyle.Stopped,
        27 => NumberStyle.Bracketed,
        29 => NumberStyle.ChineseCircled,
        30 => NumberStyle.HeavenlyStem,
        255 => NumberStyle.None,
        _ => NumberStyle.Decimal,
    };
}
