namespace DistrictUnion.Reports.Sheets;

/// <summary>What a cell holds.</summary>
public enum CellKind : byte
{
    Blank,
    Text,
    Number,
}

/// <summary>Where a value stands in its cell.</summary>
public enum Align : byte
{
    Left,
    Centre,
    Right,
}

/// <summary>What a cell says by colour. Never alone: a sign or a word says the same.</summary>
public enum Look : byte
{
    Plain,
    Muted,
    Ok,
    Warn,
    Bad,
    Soon,
    Heat1,
    Heat2,
    Heat3,
    Heat4,

    /// <summary>A click leads somewhere.</summary>
    Link,
}

/// <summary>One value of a sheet. Texts are made safe when the cell is made (<see cref="CellText"/>), so no writer can forget it.</summary>
public readonly record struct Cell
{
    static readonly DateOnly FirstReliableDay = new(1900, 3, 1);
    static readonly DateOnly SerialZero = new(1899, 12, 30);

    public CellKind Kind { get; private init; }

    public string? Text { get; private init; }

    /// <summary>The number; days and moments as Excel's serial number.</summary>
    public decimal Number { get; private init; }

    /// <summary>The column's format when null.</summary>
    public ValueFormat? Format { get; init; }

    /// <summary>The column's alignment when null.</summary>
    public Align? Align { get; init; }

    public Look Look { get; init; }

    /// <summary>Further columns to the right that this cell covers.</summary>
    public int Across { get; init; }

    /// <summary>Further rows below that this cell covers; those rows hold blanks there.</summary>
    public int Down { get; init; }

    /// <summary>Stays open for typing where the sheet is protected.</summary>
    public bool IsOpen { get; init; }

    /// <summary>What may be typed here; null: anything.</summary>
    public MarkRule? Rule { get; init; }

    /// <summary>Name of the sheet that a click opens.</summary>
    public string? LinkTo { get; private init; }

    /// <summary>Nothing yet: an empty ruled cell, to be filled by hand. Not the same as zero or <see cref="None"/>.</summary>
    public static Cell Blank => default;

    /// <summary>There is no value: "—".</summary>
    public static Cell None => new() { Kind = CellKind.Text, Text = "—", Align = Sheets.Align.Centre, Look = Look.Muted };

    /// <summary>A text; null or empty is blank.</summary>
    public static Cell Of(string? text) =>
        string.IsNullOrEmpty(text) ? Blank : new() { Kind = CellKind.Text, Text = CellText.Safe(text) };

    /// <summary>A text that opens a sheet when it is clicked.</summary>
    public static Cell Link(string text, string sheet) => Of(text) with { LinkTo = sheet, Look = Look.Link };

    public static Cell Of(long number) => new() { Kind = CellKind.Number, Number = number };

    public static Cell Of(decimal number) => new() { Kind = CellKind.Number, Number = number == 0 ? 0 : number }; // no −0

    /// <summary>A day. Excel counts days before March 1900 wrongly, so those are written as words.</summary>
    public static Cell Of(DateOnly day) => day < FirstReliableDay
        ? Of($"{day.Year}年{day.Month}月{day.Day}日")
        : Of(day.DayNumber - SerialZero.DayNumber) with { Format = ValueFormat.Date };

    /// <summary>A moment, as the clock on the wall shows it at its offset.</summary>
    public static Cell Of(DateTimeOffset moment)
    {
        var days = Of(DateOnly.FromDateTime(moment.DateTime));
        return days.Kind == CellKind.Text
            ? days
            : days with
            {
                Number = days.Number + decimal.Round((decimal)moment.TimeOfDay.Ticks / TimeSpan.TicksPerDay, 9),
                Format = ValueFormat.Moment,
            };
    }

    /// <summary>A share in millionths, as the rules count it: 1,000,000 is 100 %.</summary>
    public static Cell OfMillionths(long millionths) => Of(millionths / 1_000_000m) with { Format = ValueFormat.Percent };
}
