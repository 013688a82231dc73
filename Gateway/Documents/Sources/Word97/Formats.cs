namespace DistrictUnion.Documents.Sources.Word97;

/// <summary>A paragraph's formatting, as far as reading needs it. It hangs on the paragraph's mark.</summary>
/// <param name="List">Its automatic list; 0 for none.</param>
/// <param name="Depth">0 outside tables, 1 in a table, more in tables within cells.</param>
/// <param name="IsRowEnd">Whether the mark ends a row, and is no cell of its own.</param>
/// <param name="Row">At a row's end, the definition of its cells.</param>
/// <param name="Merges">At a row's end, for single cells whether they go on from the row above; null for none.</param>
internal readonly record struct ParagraphFormat(int List, int Level, bool IsContents, int Depth, bool IsRowEnd, bool IsInnerRowEnd, Bytes Row, HashSet<int>? Merges)
{
    /// <summary>Columns of the row whose cells go on from the row above.</summary>
    /// <remarks>Count, count + 1 edges of 2 bytes, then 20 bytes a cell: bits 5 and 6 of the first two tell.</remarks>
    public HashSet<int> ContinuedCells()
    {
        var continued = Merges ?? [];
        var count = Row.U8(0);
        for (var cell = 0; cell < count; cell++)
            if ((Row.U16(3 + count * 2L + cell * 20L) >> 5 & 3) == 1) continued.Add(cell);
        return continued;
    }
}

/// <summary>The formatting of a run of characters.</summary>
/// <param name="To">Offset behind the run's last byte.</param>
/// <param name="IsHidden">Whether it is not to be read: hidden, or deleted in a tracked change.</param>
/// <param name="IsSymbol">Whether it stands for a character of a symbol font.</param>
internal readonly record struct CharacterFormat(long To, bool IsHidden, bool IsDeleted, bool IsSymbol);

/// <summary>Asks styles, pages and pieces how text is formatted; the later overrides the earlier.</summary>
/// <param name="documentLength">Bytes of the stream WordDocument.</param>
internal sealed class Formats(FormattedPages paragraphs, FormattedPages characters, StyleSheet styles, Bytes data, int documentLength)
{
    private const int DeepestTable = 100;

    /// <summary>Paragraphs share formatting, a few dozen bytes each; in a damaged document all of them may name the same 64 KB, sixty times.</summary>
    private long _bytesLeft = 1_000_000 + 8L * documentLength;

    /// <summary>Whether there was more formatting than any document has; the rest was not looked at.</summary>
    public bool IsExhausted => _bytesLeft <= 0;

    public ParagraphFormat Paragraph(long offset, Bytes pieceProperties)
    {
        var formatting = paragraphs.Find(offset).Formatting;
        var style = styles.Style(formatting.U16(0));
        var format = new ParagraphFormat(style.List, style.Level, style.IsContents, 0, false, false, default, null);
        Apply(formatting.From(2), mayLieElsewhere: true, ref format);
        Apply(pieceProperties, mayLieElsewhere: false, ref format);
        return format;
    }

    public CharacterFormat Characters(long offset, Bytes pieceProperties)
    {
        var run = characters.Find(offset);
        var isStyleHidden = styles.Style(paragraphs.Find(offset).Formatting.U16(0)).IsHidden;
        var format = new CharacterFormat(run.To, isStyleHidden, false, false);
        Apply(run.Formatting, isStyleHidden, ref format);
        Apply(pieceProperties, isStyleHidden, ref format);
        return format;
    }

    /// <param name="mayLieElsewhere">Whether the run may point to properties that did not fit into their page and lie in the stream Data.</param>
    private void Apply(Bytes run, bool mayLieElsewhere, ref ParagraphFormat format)
    {
        foreach (var (code, operand) in new PropertyRun(run))
        {
            if (IsUsedUp(operand)) return;
            if (code is Property.Elsewhere or Property.ElsewhereOld && mayLieElsewhere) Apply(data.Slice(operand.I32(0) + 2L, data.U16(operand.I32(0))), false, ref format);
            else format = Apply(format, code, operand);
        }
    }

    private void Apply(Bytes run, bool isStyleHidden, ref CharacterFormat format)
    {
        foreach (var (code, operand) in new PropertyRun(run))
        {
            if (IsUsedUp(operand)) return;
            format = code switch
            {
                Property.IsDeleted => format with { IsDeleted = operand.U8(0) == 1 },
                Property.CharacterStyle => format with { IsHidden = format.IsHidden || styles.Style(operand.U16(0)).IsHidden },
                Property.IsHidden => format with { IsHidden = IsSet(operand.U8(0), isStyleHidden) },
                Property.Symbol => format with { IsSymbol = true },
                _ => format,
            };
        }
    }

    private bool IsUsedUp(Bytes operand)
    {
        _bytesLeft -= 2 + operand.Length;
        return IsExhausted;
    }

    /// <summary>A switch may also say "as the style" or "not as the style".</summary>
    private static bool IsSet(int value, bool style) => value switch { 0x80 => style, 0x81 => !style, _ => value == 1 };

    private static ParagraphFormat Apply(ParagraphFormat format, int code, Bytes operand)
    {
        switch (code)
        {
            case Property.List: return format with { List = operand.U16(0) };
            case Property.ListLevel: return format with { Level = operand.U8(0) };
            case Property.InTable: return format with { Depth = operand.U8(0) == 1 ? Math.Max(1, format.Depth) : 0 };
            case Property.TableDepth: return format with { Depth = Math.Clamp(operand.I32(0), 0, DeepestTable) };
            case Property.RowEnd: return format with { IsRowEnd = operand.U8(0) == 1 };
            case Property.InnerRowEnd: return format with { IsInnerRowEnd = operand.U8(0) == 1 };
            case Property.TableDefinition: return format with { Row = operand };
            case Property.VerticalMerge when operand.U8(1) == 1:
                var merges = format.Merges ?? [];
                merges.Add(operand.U8(0));
                return format with { Merges = merges };
            default: return format;
        }
    }
}
