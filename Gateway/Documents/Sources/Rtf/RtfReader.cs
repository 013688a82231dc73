using System.Text;

namespace DistrictUnion.Documents.Sources.Rtf;

/// <summary>
/// Understands RTF as far as its text goes. Hidden and deleted text, instructions of fields, tables of contents, heads and feet of pages
/// stay out.
/// </summary>
/// <param name="most">Reading stops behind so many characters.</param>
internal sealed class RtfReader(int most)
{
    private const int DeepestGroup = 1_000;
    private const int LongestInstruction = 40;
    private readonly RtfText _text = new();
    private readonly RtfFonts _fonts = new();
    private readonly Stack<Group> _groups = new();
    private readonly List<byte> _bytes = [];
    private readonly StringBuilder _instruction = new();
    private Group _group = new(Place.Body, 0, 1, false, false, false, false);
    private bool _isStarred;
    private int _toSkip;
    private int _beyond;

    /// <summary>Where text goes: to the body, nowhere, to a drawing's properties, to the fonts, before the paragraph, to a field's instruction.</summary>
    private enum Place { Body, Left, Shape, Fonts, Number, Instruction }

    /// <param name="Replacements">How many characters stand behind a \u for readers that know no Unicode.</param>
    /// <param name="IsBox">The group is a text box.</param>
    /// <param name="IsContents">The field that the group holds is a table of contents.</param>
    private readonly record struct Group(Place Place, int Font, int Replacements, bool IsHidden, bool IsInTable, bool IsBox, bool IsContents);

    /// <summary>Whether the document shows a picture.</summary>
    public bool HasPictures { get; private set; }

    /// <summary>Whether the document ended before its groups did.</summary>
    public bool IsTruncated { get; private set; }

    public string Read(ReadOnlySpan<byte> rtf)
    {
        var tokens = new RtfTokenizer(rtf);
        var token = tokens.Next();
        for (; token != RtfToken.End && _text.Length <= most; token = tokens.Next())
        {
            if (token == RtfToken.Byte)
            {
                Byte(tokens.Value);
                continue;
            }

            EndBytes();
            _toSkip = 0;
            if (token == RtfToken.Open) Open();
            else if (token == RtfToken.Close) Close();
            else if (_beyond > 0) continue;
            else if (token == RtfToken.Word) Word(tokens.Word, tokens.Parameter);
            else Symbol((char)tokens.Value);
        }

        EndBytes();
        IsTruncated = token == RtfToken.End && _groups.Count > 0;
        _beyond = 0;
        while (_groups.Count > 0) Close();
        return _text.Finish();
    }

    /// <remarks>Groups that nest deeper than any writer's are left out with all they hold.</remarks>
    private void Open()
    {
        _isStarred = false;
        if (_beyond > 0 || _groups.Count >= DeepestGroup)
        {
            _beyond++;
            return;
        }

        _groups.Push(_group);
        _group = _group with { IsBox = false, IsContents = false };
    }

    private void Close()
    {
        if (_beyond > 0) _beyond--;
        else if (_groups.TryPop(out var outer))
        {
            var inner = _group;
            _group = outer;
            if (inner.Place == Place.Instruction && outer.Place != Place.Instruction) EndInstruction();
            if (inner.IsBox) _text.EndBox();
        }
    }

    private void Byte(byte value)
    {
        if (_toSkip > 0) _toSkip--;
        else if (_beyond > 0 || _group.IsHidden) return;
        else if (_group.Place is Place.Body or Place.Number) _bytes.Add(value);
        else if (_group.Place == Place.Instruction && _instruction.Length < LongestInstruction) _instruction.Append((char)value);
    }

    /// <summary>Bytes are decoded together, as a Chinese character is two of them.</summary>
    private void EndBytes()
    {
        if (_bytes.Count == 0) return;
        Print(_fonts.IsSymbol(_group.Font) ? new string('●', _bytes.Count) : _fonts.Of(_group.Font).GetString([.. _bytes]));
        _bytes.Clear();
    }

    private void Print(char character) => Print(character is >= '\uF000' and <= '\uF0FF' ? "●" : character.ToString());

    private void Print(string text)
    {
        if (_group.IsHidden) return;
        if (_group.Place == Place.Body) _text.Append(text);
        else if (_group.Place == Place.Number) _text.AppendNumber(text);
    }

    private void Symbol(char symbol)
    {
        switch (symbol)
        {
            case '*':
                _isStarred = true;
                break;
            case '~':
                Print(' ');
                break;
            case '_':
                Print('-');
                break;
            case '\n' or '\r':
                Word("par", null);
                break;
        }
    }

    private void Word(string word, int? parameter)
    {
        var isStarred = _isStarred;
        _isStarred = false;
        HasPictures |= word is "pict" or "shppict";
        if (PlaceOf(word, isStarred) is { } place) _group = _group with { Place = place };
        else if (_group.Place == Place.Fonts) _fonts.Define(word, parameter ?? 0);
        else if (!Format(word, parameter) && _group.Place is Place.Body or Place.Number) Body(word, parameter);
        if (word is "shptxt" or "dptxbxtext" && _group is { Place: Place.Body, IsBox: false })
        {
            _group = _group with { IsBox = true, IsInTable = false };
            _text.BeginBox();
        }
    }

    /// <summary>Where the text of a group goes that begins with the word, or null when it stays where it is.</summary>
    private Place? PlaceOf(string word, bool isStarred) => word switch
    {
        _ when _group.Place == Place.Left => null,
        "fonttbl" => Place.Fonts,
        "fldinst" => Place.Instruction,
        "fldrslt" when _groups.TryPeek(out var field) && field.IsContents => Place.Left,
        "listtext" or "pntext" when _group.Place == Place.Body => Place.Number,
        "shpinst" or "do" or "upr" => Place.Shape,
        "shptxt" or "dptxbxtext" or "ud" when _group.Place == Place.Shape => Place.Body,
        "nesttableprops" => null,
        _ => isStarred || RtfWords.IsLeft(word) ? Place.Left : null,
    };

    /// <summary>Words that say how the text behind them is to be understood.</summary>
    private bool Format(string word, int? parameter)
    {
        switch (word)
        {
            case "ansicpg":
                _fonts.DocumentPage = parameter ?? _fonts.DocumentPage;
                return true;
            case "deff":
                _fonts.Default = parameter ?? 0;
                _group = _group with { Font = _fonts.Default };
                return true;
            case "f":
                _group = _group with { Font = parameter ?? 0 };
                return true;
            case "plain":
                _group = _group with { Font = _fonts.Default, IsHidden = false };
                return true;
            case "v" or "deleted":
                _group = _group with { IsHidden = parameter != 0 };
                return true;
            case "uc":
                _group = _group with { Replacements = Math.Clamp(parameter ?? 1, 0, 16) };
                return true;
            case "pard":
                _group = _group with { IsInTable = false };
                return true;
            case "intbl":
                _group = _group with { IsInTable = true };
                return true;
            default:
                return false;
        }
    }

    private void Body(string word, int? parameter)
    {
        switch (word)
        {
            case "u":
                Print((char)((parameter ?? 0) & 0xFFFF));
                _toSkip = _group.Replacements;
                break;
            case "par" or "line" when _group.IsInTable && !_text.IsInBox:
            case "nestcell":
                _text.EndCellLine();
                break;
            case "par" or "sect" or "page" or "column":
            case "row" when _text.IsInBox:
                _text.EndLine();
                break;
            case "line":
                _text.Append("\n");
                break;
            case "tab" when _group.Place == Place.Body:
            case "cell" when _text.IsInBox:
                _text.Append("  ");
                break;
            case "cell":
                _text.EndCell();
                break;
            case "row":
                _text.Table.EndRow();
                break;
            case "trowd":
                _text.Table.BeginRow();
                break;
            case "clvmrg" or "clmrg":
                _text.Table.GoOn();
                break;
            case "cellx":
                _text.Table.DefineCell(parameter ?? 0);
                break;
            default:
                if (RtfWords.Character(word) is { } character) Print(character);
                break;
        }
    }

    private void EndInstruction()
    {
        if (_instruction.ToString().AsSpan().TrimStart().StartsWith("TOC", StringComparison.OrdinalIgnoreCase)) _group = _group with { IsContents = true };
        _instruction.Clear();
    }
}
