using System.Text.Json.Serialization;
using DistrictUnion.Domain.Accounts;

namespace DistrictUnion.Domain.Districts;

/// <summary>Who must agree before a text of the district goes out (通报、公示).</summary>
public enum Publication
{
    /// <summary>One drafts it, another publishes it.</summary>
    TwoPersons,

    /// <summary>One person, with the uploaded approval of the leader (领导签批件).</summary>
    OneWithApproval,
}

/// <summary>What a district settled for itself; everything has a default.</summary>
/// <param name="ChairSigns">Only the chair hands plans, amendments and reports in (签发).</param>
/// <param name="RegionWord">What the district is: 区、县、市、旗 …; 1 to 10 characters.</param>
/// <param name="UnionWord">What its union is called: 教育工会、教科文卫体工会 …; 1 to 10 characters.</param>
/// <param name="Contact">A line for the sign-in page and the help, of the office; null: none. Never a person's private number.</param>
/// <param name="Phone">The office's telephone; null: none.</param>
/// <param name="HalfYearSummaryDue">The last day for 半年小结, of the same year; null: 10 July.</param>
/// <param name="YearSummaryDue">The last day for 年度总结, of the next year; null: 15 January.</param>
public sealed record DistrictSettings(
    bool ChairSigns = false,
    Publication Publication = Publication.TwoPersons,
    string RegionWord = "区",
    string UnionWord = "教育工会",
    string? Contact = null,
    string? Phone = null,
    MonthDay? HalfYearSummaryDue = null,
    MonthDay? YearSummaryDue = null)
{
    public static DistrictSettings Usual { get; } = new();

    [JsonIgnore]
    public MonthDay HalfYearSummaryDay => HalfYearSummaryDue ?? new(7, 10);

    [JsonIgnore]
    public MonthDay YearSummaryDay => YearSummaryDue ?? new(1, 15);
}

/// <summary>The district settled its settings, all of them.</summary>
public sealed record SettingsSet(DistrictSettings Settings) : IFact;

/// <summary>Sets the settings, whole.</summary>
public sealed record SetSettings(CommandContext Context, DistrictSettings Settings) : ICommand;

/// <summary>Decides about settings.</summary>
public static class SettingsRules
{
    public const int MaxWord = 10;
    public const int MaxContact = 200;
    public const int MaxPhone = 40;

    /// <summary>A half-year is summed up in the second half of its year, a year in the first half of the next.</summary>
    private const int FirstSecondHalf = 7;

    /// <returns>Refusals: district.unknown, settings.word-invalid, settings.phone-invalid, settings.summary-due, text.too-long.</returns>
    public static Decision<DistrictView> Set(District district, SetSettings command, DateTimeOffset now)
    {
        var settings = command.Settings with { Contact = Trimmed(command.Settings.Contact), Phone = Trimmed(command.Settings.Phone) };
        var checks = new Checks();
        DistrictRules.RequireFounded(checks, district);
        Word(settings.RegionWord, "行政区的称呼（区、县、市）", "regionWord");
        Word(settings.UnionWord, "工会的称呼（教育工会）", "unionWord");
        checks.Text(settings.Contact, "联系说明", "contact", MaxContact);
        checks.Valid(
            settings.Phone is null || (settings.Phone.Length <= MaxPhone && settings.Phone.All(c => char.IsAsciiDigit(c) || "-+() 转、/".Contains(c))),
            "settings.phone-invalid", $"电话只能用数字、空格、括号和 - + / 、转，最多 {MaxPhone} 个字。", "phone");
        checks.Valid(settings.HalfYearSummaryDay.Month >= FirstSecondHalf, "settings.summary-due", "半年小结的截止日要在7月到12月之间。", "halfYearSummaryDue");
        checks.Valid(settings.YearSummaryDay.Month < FirstSecondHalf, "settings.summary-due", "年度总结的截止日要在次年1月到6月之间。", "yearSummaryDue");
        return DistrictRules.Decide(checks, district, command, now, new SettingsSet(settings));

        void Word(string? word, string what, string place) => checks.Valid(
            !string.IsNullOrWhiteSpace(word) && word.Length <= MaxWord && !word.Any(char.IsControl),
            "settings.word-invalid", $"{what}要 1 到 {MaxWord} 个字。", place);
    }

    private static string? Trimmed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
