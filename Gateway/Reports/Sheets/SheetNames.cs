namespace DistrictUnion.Reports.Sheets;

/// <summary>Excel's rules for the name on a tab: 1 to 31 characters, none of []:*?/\, no apostrophe at the ends, no two alike.</summary>
public static class SheetNames
{
    const int MaxLength = 31;

    /// <summary>A valid name for each sheet, in order; the second of two alike gets （2）.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<string> wanted)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "History" }; // reserved by Excel
        return [.. wanted.Select(name => Unique(Valid(name), taken))];
    }

    static string Valid(string name)
    {
        var letters = CellText.Safe(name).Select(c => "[]:*?/\\\n\t".Contains(c) ? '-' : c).ToArray();
        var valid = new string(letters).Trim(' ', '\'', CellText.Guard);
        return valid.Length == 0 ? "表" : Cut(valid, MaxLength);
    }

    static string Unique(string name, HashSet<string> taken)
    {
        var candidate = name;
        for (var n = 2; !taken.Add(candidate); n++)
        {
            var suffix = $"（{n}）";
            candidate = Cut(name, MaxLength - suffix.Length) + suffix;
        }

        return candidate;
    }

    static string Cut(string name, int length) =>
        name.Length <= length ? name : name[..(char.IsHighSurrogate(name[length - 1]) ? length - 1 : length)].TrimEnd(' ', '\'');
}
