namespace DistrictUnion.Reports.Sheets;

/// <summary>How a value is written in its cell; one Excel number format each.</summary>
public enum ValueFormat
{
    /// <summary>Words.</summary>
    Text,

    /// <summary>A number that is a name (code, 编号, 证号): text, leading zeros stay, also after it was edited in Excel.</summary>
    Id,

    /// <summary>A whole number.</summary>
    Count,

    /// <summary>A quantity with the decimals that it has.</summary>
    Quantity,

    /// <summary>Weight, or what was earned of it: the numbers behind a rate, two decimals.</summary>
    Weight,

    /// <summary>A share, 1 = 100 %, one decimal.</summary>
    Percent,

    /// <summary>A share that lags: ▲ before it, so that the sign needs no colour and the value stays a number.</summary>
    PercentBehind,

    /// <summary>A share that lags far: ■ before it.</summary>
    PercentFarBehind,

    /// <summary>A difference in percentage points, one decimal, with sign; zero has none.</summary>
    Points,

    /// <summary>Yuan, two decimals.</summary>
    Money,

    /// <summary>A day, 2026年10月9日.</summary>
    Date,

    /// <summary>A month, 2026年10月; its first day as a number.</summary>
    Month,

    /// <summary>A moment, 2026年10月9日 14:32.</summary>
    Moment,
}

/// <summary>What is fixed for each <see cref="ValueFormat"/>.</summary>
internal static class ValueFormats
{
    /// <summary>Excel's format code; what WPS and Excel 2010 show as well.</summary>
    public static string Code(this ValueFormat format) => format switch
    {
        ValueFormat.Id => "@",
        ValueFormat.Count => "#,##0",
        ValueFormat.Weight => "0.00",
        ValueFormat.Percent => "0.0%",
        ValueFormat.PercentBehind => "\"▲ \"0.0%",
        ValueFormat.PercentFarBehind => "\"■ \"0.0%",
        ValueFormat.Points => "+0.0;\"−\"0.0;0.0",
        ValueFormat.Money => "#,##0.00",
        ValueFormat.Date => "yyyy\"年\"m\"月\"d\"日\"",
        ValueFormat.Month => "yyyy\"年\"m\"月\"",
        ValueFormat.Moment => "yyyy\"年\"m\"月\"d\"日\" hh:mm",
        _ => "General",
    };

    /// <summary>Where values of this format stand unless the column says otherwise.</summary>
    public static Align DefaultAlign(this ValueFormat format) => format switch
    {
        ValueFormat.Text => Align.Left,
        ValueFormat.Id or ValueFormat.Date or ValueFormat.Month or ValueFormat.Moment => Align.Centre,
        _ => Align.Right,
    };
}
