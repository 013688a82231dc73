using System.Text;

namespace DistrictUnion.Documents.Sources.Rtf;

internal enum RtfToken { End, Open, Close, Word, Symbol, Byte }

/// <summary>Cuts RTF into groups, control words, control symbols and the bytes of text. Binary data are stepped over.</summary>
internal ref struct RtfTokenizer(ReadOnlySpan<byte> rtf)
{
    private const int LongestWord = 32;
    private const int LargestParameter = 1_000_000_000;
    private readonly ReadOnlySpan<byte> _rtf = rtf;
    private int _at;

    /// <summary>The control word that was read last.</summary>
    public string Word { get; private set; } = "";

    /// <summary>Its number, when it has one.</summary>
    public int? Parameter { get; private set; }

    /// <summary>The control symbol or the byte of text that was read last.</summary>
    public byte Value { get; private set; }

    public RtfToken Next()
    {
        while (_at < _rtf.Length)
        {
            var character = _rtf[_at++];
            switch (character)
            {
                case (byte)'{': return RtfToken.Open;
                case (byte)'}': return RtfToken.Close;
                case (byte)'\\' when _at < _rtf.Length: return Control();
                case (byte)'\\' or (byte)'\r' or (byte)'\n' or 0: break;
                default:
                    Value = character;
                    return RtfToken.Byte;
            }
        }

        return RtfToken.End;
    }

    private RtfToken Control()
    {
        Value = _rtf[_at];
        if (char.IsAsciiLetter((char)Value)) return ControlWord();
        _at++;
        switch (Value)
        {
            case (byte)'\\' or (byte)'{' or (byte)'}':
                return RtfToken.Byte;
            case (byte)'\'' when _at + 1 < _rtf.Length && Hex(_rtf[_at]) is >= 0 and var high && Hex(_rtf[_at + 1]) is >= 0 and var low:
                Value = (byte)(high * 16 + low);
                _at += 2;
                return RtfToken.Byte;
            default:
                return RtfToken.Symbol;
        }
    }

    private RtfToken ControlWord()
    {
        var start = _at;
        while (_at < _rtf.Length && char.IsAsciiLetter((char)_rtf[_at])) _at++;
        Word = Encoding.ASCII.GetString(_rtf[start..Math.Min(_at, start + LongestWord)]);
        Parameter = Number();
        if (_at < _rtf.Length && _rtf[_at] == (byte)' ') _at++;
        if (Word == "bin" && Parameter is > 0 and var length) _at = (int)Math.Min(_rtf.Length, (long)_at + length);
        return RtfToken.Word;
    }

    private int? Number()
    {
        var isNegative = _at + 1 < _rtf.Length && _rtf[_at] == (byte)'-' && char.IsAsciiDigit((char)_rtf[_at + 1]);
        if (isNegative) _at++;
        if (_at >= _rtf.Length || !char.IsAsciiDigit((char)_rtf[_at])) return null;
        long number = 0;
        for (; _at < _rtf.Length && char.IsAsciiDigit((char)_rtf[_at]); _at++) number = Math.Min(LargestParameter, number * 10 + _rtf[_at] - '0');
        return (int)(isNegative ? -number : number);
    }

    private static int Hex(byte digit) => char.IsAsciiHexDigit((char)digit) ? Convert.ToInt32(((char)digit).ToString(), 16) : -1;
}
