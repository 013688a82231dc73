namespace DistrictUnion.Documents.Sources.Word97;

/// <summary>Fields: a code such as PAGE between its beginning and its separator, then the result that is printed.</summary>
internal static class FieldCodes
{
    public const char Begin = '\u0013', Separator = '\u0014', End = '\u0015';

    /// <summary>For each character of a stretch whether it belongs to a field's code. A field that has no end is no field.</summary>
    public static bool[] In(WordText text, int from, int to)
    {
        // +1 where a code begins, -1 behind it: codes within codes then cost no more than others.
        var changes = new int[to - from + 1];
        var open = new Stack<(int Begin, int Separator)>();
        for (var at = from; at < to; at++)
        {
            if (text[at] == Begin) open.Push((at - from, -1));
            else if (text[at] == Separator && open.TryPeek(out var field) && field.Separator < 0) open.Push((open.Pop().Begin, at - from));
            else if (text[at] == End && open.TryPop(out var ended))
            {
                changes[ended.Begin]++;
                changes[ended.Separator < 0 ? at - from : ended.Separator]--;
            }
        }

        var areCode = new bool[to - from];
        for (var (i, depth) = (0, 0); i < areCode.Length; i++) areCode[i] = (depth += changes[i]) > 0;
        return areCode;
    }
}
