using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Http.Policies;

namespace DistrictUnion.Gateway.Pages.Ledgers;

/// <summary>What every page about one ledger knows: whose it is, how it stands, what the post may do with it.</summary>
/// <param name="School">Address of the school.</param>
/// <param name="Ledger">As the post may see it; entries as the page asked for them.</param>
public sealed record LedgerFrame(DistrictView District, Actor Actor, string School, LedgerView Ledger)
{
    public string At => LedgerPages.Ledger(School, Ledger.Kind.Code, Ledger.Period);

    public string Shelf => LedgerPages.Shelf(School, Ledger.Period.Year is > 0 and var year && year < Ledger.Today.Year && Ledger.Period.Kind is not LedgerPeriodKind.Term ? year : Ledger.Today.Year);

    public string Title => $"{LedgerWords.Code(Ledger.Kind.Code)} {Ledger.Kind.Name}";

    /// <summary>Whether the post keeps the ledger: the school's own posts of this kind, and the office on their behalf.</summary>
    public bool MayWrite => Ledger.IsOn && Ledger.Kind.Source is LedgerSource.Entries && IsKeeper;

    /// <summary>Also of a kind that is switched off, of which entries can still be taken out.</summary>
    public bool IsKeeper => PolicyTable.Allows("page.entry-write", Actor) && (Actor.IsDistrict || Actor.Keeps(Ledger.Kind));

    public string Moment(DateTimeOffset moment) => Figures.Moment(moment, District.TimeZone);

    /// <summary>The frame; null: absent. Private values are open for keepers, and for who gave a reason.</summary>
    internal static async Task<LedgerFrame?> Of(LedgerCall call, LedgerQuery query, CancellationToken cancellationToken) =>
        await call.District.District.View(cancellationToken) is { } district && await call.Ledger.View(call.Actor, query, cancellationToken) is { } ledger
            ? new(district, call.Actor, LedgerPages.Of(call.School), ledger)
            : null;
}

/// <summary>How things of ledgers are called.</summary>
public static class LedgerWords
{
    /// <summary>L04.</summary>
    public static string Code(LedgerCode code) => code.Value.ToUpperInvariant();

    public static string Of(LedgerPeriodKind kind) => kind switch
    {
        LedgerPeriodKind.Continuous => LedgerTexts.PeriodContinuous,
        LedgerPeriodKind.CalendarYear => LedgerTexts.PeriodCalendarYear,
        LedgerPeriodKind.SchoolYear => LedgerTexts.PeriodSchoolYear,
        LedgerPeriodKind.Term => LedgerTexts.PeriodTerm,
        _ => LedgerTexts.PeriodMutualAid,
    };

    public static string Of(LedgerFrequency frequency) => frequency switch
    {
        LedgerFrequency.Monthly => LedgerTexts.Monthly,
        LedgerFrequency.Quarterly => LedgerTexts.Quarterly,
        LedgerFrequency.PerSemester => LedgerTexts.PerSemester,
        LedgerFrequency.Yearly => LedgerTexts.Yearly,
        LedgerFrequency.PerTerm => LedgerTexts.PerTerm,
        LedgerFrequency.AllTheTime => LedgerTexts.AllTheTime,
        _ => LedgerTexts.PerEvent,
    };

    public static string Of(LedgerState state) => state switch
    {
        LedgerState.Kept => LedgerTexts.StateKept,
        LedgerState.TooFew => LedgerTexts.StateTooFew,
        LedgerState.Nothing => LedgerTexts.StateNothing,
        LedgerState.Elsewhere => LedgerTexts.StateElsewhere,
        _ => LedgerTexts.StateEmpty,
    };

    public static string Css(LedgerState state) => state switch
    {
        LedgerState.Kept or LedgerState.Elsewhere => "g",
        LedgerState.TooFew => "y",
        LedgerState.Nothing => "n0",
        _ => "x",
    };

    public static string Of(ColumnType type) => type switch
    {
        ColumnType.Text => LedgerTexts.TypeText,
        ColumnType.LongText => LedgerTexts.TypeLongText,
        ColumnType.Names => LedgerTexts.TypeNames,
        ColumnType.Whole => LedgerTexts.TypeWhole,
        ColumnType.Number => LedgerTexts.TypeNumber,
        ColumnType.Money => LedgerTexts.TypeMoney,
        ColumnType.Percent => LedgerTexts.TypePercent,
        ColumnType.Date => LedgerTexts.TypeDate,
        ColumnType.Month => LedgerTexts.TypeMonth,
        ColumnType.YesNo => LedgerTexts.TypeYesNo,
        ColumnType.Choice => LedgerTexts.TypeChoice,
        ColumnType.Choices => LedgerTexts.TypeChoices,
        _ => LedgerTexts.TypeSignature,
    };

    public static string Of(PrivacyClass privacy) => privacy switch
    {
        PrivacyClass.P0 => LedgerTexts.Privacy0,
        PrivacyClass.P1 => LedgerTexts.Privacy1,
        PrivacyClass.P2 => LedgerTexts.Privacy2,
        _ => LedgerTexts.Privacy3,
    };

    /// <summary>A rate of kinds or schools, one decimal with its sign; of nothing: —.</summary>
    public static string Percent(int part, int whole) => Figures.PercentSign(new(part, whole));

    /// <summary>The types that people may choose for a column of their own, by their words.</summary>
    public static ImmutableArray<ColumnType> Types { get; } =
    [
        ColumnType.Text, ColumnType.LongText, ColumnType.Names, ColumnType.Whole, ColumnType.Number, ColumnType.Money, ColumnType.Percent, ColumnType.Date, ColumnType.Month,
        ColumnType.YesNo, ColumnType.Choice, ColumnType.Choices, ColumnType.Signature,
    ];
}
