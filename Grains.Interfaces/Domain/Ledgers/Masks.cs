namespace DistrictUnion.Domain.Ledgers;

/// <summary>Private values as they are shown to who may not read them.</summary>
public static class Masks
{
    /// <summary>Nothing of it.</summary>
    public const string Whole = "＊＊＊";

    /// <summary>Of a telephone, a card, an identity the two ends; of a name the family name; of what is sensitive nothing.</summary>
    public static string Of(LedgerColumn column, string value)
    {
        if (column.Privacy is PrivacyClass.P3 || column.Type is not ColumnType.Text) return Whole;
        var digits = value.Count(char.IsAsciiDigit);
        return digits == value.Length || (digits >= 15 && value.Length - digits <= 1)
            ? value.Length switch
            {
                18 => $"{value[..3]}***********{value[^4..]}",
                11 => $"{value[..3]}****{value[^4..]}",
                > 8 => $"{new string('*', value.Length - 4)}{value[^4..]}",
                _ => Whole,
            }
            : value.EnumerateRunes().Count() is > 1 and <= 4 ? value.EnumerateRunes().First() + "＊＊" : Whole;
    }
}
