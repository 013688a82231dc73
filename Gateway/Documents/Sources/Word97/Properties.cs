namespace DistrictUnion.Documents.Sources.Word97;

/// <summary>Codes of the formatting properties (SPRM) that reading needs, as [MS-DOC] numbers them.</summary>
internal static class Property
{
    public const int IsDeleted = 0x0800, IsHidden = 0x083C, CharacterStyle = 0x4A30, Symbol = 0x6A09;
    public const int List = 0x460B, ListLevel = 0x260A;
    public const int InTable = 0x2416, RowEnd = 0x2417, InnerRowEnd = 0x244C, TableDepth = 0x6649;
    public const int TableDefinition = 0xD608, TableDefinitionOld = 0xD606, VerticalMerge = 0xD62B;
    public const int Elsewhere = 0x6646, ElsewhereOld = 0x6645, Tabs = 0xC615;
}

/// <summary>A run of formatting properties: pairs of code and operand, later ones override. Ends where the bytes end.</summary>
internal struct PropertyRun(Bytes run)
{
    private int _next = 0;

    public (int Code, Bytes Operand) Current { get; private set; } = default;

    public readonly PropertyRun GetEnumerator() => this;

    public bool MoveNext()
    {
        if (_next + 2 >= run.Length) return false;
        var code = run.U16(_next);
        var (skip, size) = SizeOf(code, run.From(_next + 2));
        Current = (code, run.Slice(_next + 2 + skip, size));
        _next += 2 + skip + size;
        return true;
    }

    /// <summary>Bytes to skip in front of the operand, and its size: the code's upper three bits tell, 6 means that the size stands in front.</summary>
    private static (int Skip, int Size) SizeOf(int code, Bytes operand) => (code >> 13) switch
    {
        0 or 1 => (0, 1),
        2 or 4 or 5 => (0, 2),
        3 => (0, 4),
        7 => (0, 3),
        _ when code is Property.TableDefinition or Property.TableDefinitionOld => (2, Math.Max(0, operand.U16(0) - 1)),
        _ when code == Property.Tabs && operand.U8(0) == 255 => (1, LongTabs(operand)),
        _ => (1, operand.U8(0)),
    };

    /// <summary>Very many tab stops: 4 bytes for each deleted one, 3 for each added one.</summary>
    private static int LongTabs(Bytes operand)
    {
        var deleted = operand.U8(1) * 4;
        return 2 + deleted + operand.U8(2 + deleted) * 3;
    }
}
