namespace DistrictUnion.Domain.Districts;

/// <summary>Decides about rounds (填报批次), exemptions (免报) and extensions (延期).</summary>
public static class RoundRules
{
    /// <summary>Opens the round of a quarter and freezes who is expected.</summary>
    /// <returns>Refusals: quarter.invalid, round.exists, round.dates-invalid, round.before-quarter, round.nobody-expected, year.closed.</returns>
    public static Decision<DistrictView> Open(District district, OpenRound command, DateTimeOffset now)
    {
        if (!command.Quarter.IsKnown) return NoQuarter;
        var checks = new Checks();
        DistrictRules.RequireFounded(checks, district);
        checks.Free(!district.Rounds.ContainsKey(command.Quarter), "round.exists", $"{command.Quarter.Name}的批次已经开放，可以改日期。", command.Quarter.ToString());
        checks.Free(!district.IsClosed(command.Quarter.Year), "year.closed", $"{command.Quarter.Year}年已归档。");
        CheckDates(checks, command.Quarter, command.Dates);
        var expected = district.ExpectedOn(district.IsFounded ? district.DayOf(now) : default);
        checks.Free(!district.IsFounded || !expected.IsEmpty, "round.nobody-expected", "现在没有一所学校应报，请先登记学校。");
        return DistrictRules.Decide(checks, district, command, now, new RoundOpened(command.Quarter, command.Dates, expected));
    }

    /// <returns>Refusals: quarter.invalid, round.unknown, round.dates-invalid, round.before-quarter, round.locked (a locked quarter changes
    /// by reopening reports only), round.lock-past (nobody could have known of it), reason.missing, year.closed.</returns>
    public static Decision<DistrictView> Reschedule(District district, RescheduleRound command, DateTimeOffset now)
    {
        if (!command.Quarter.IsKnown) return NoQuarter;
        var checks = new Checks();
        if (checks.Require(
            district.Rounds.TryGetValue(command.Quarter, out var round), "round.unknown", RefusalKind.Absent, "这个季度没有批次。", command.Quarter.ToString()))
            checks.Free(
                !round!.IsLockedOn(district.DayOf(now)),
                "round.locked", $"{command.Quarter.Name}已在{Words.Day(round.Dates.Lock)}锁定，不能再改日期。", command.Quarter.ToString());
        checks.Free(!district.IsClosed(command.Quarter.Year), "year.closed", $"{command.Quarter.Year}年已归档。");
        CheckDates(checks, command.Quarter, command.Dates);
        checks.Valid(!district.IsFounded || command.Dates.Lock >= district.DayOf(now), "round.lock-past", "锁定日期不能改到今天以前。", command.Quarter.ToString());
        checks.Reason(command.Reason, "改期理由");
        return DistrictRules.Decide(checks, district, command, now, new RoundRescheduled(command.Quarter, command.Dates, command.Reason));
    }

    /// <returns>Refusals: quarter.invalid, school.unknown, exemption.span-invalid, exemption.overlaps, round.locked, year.closed, reason.missing.</returns>
    public static Decision<DistrictView> Exempt(District district, GrantExemption command, DateTimeOffset now)
    {
        if (!command.From.IsKnown || !command.Until.IsKnown) return NoQuarter;
        var checks = SchoolRules.Known(district, command.School);
        checks.Valid(command.From <= command.Until, "exemption.span-invalid", "免报的结束季度不能早于开始季度。");
        checks.Free(
            !district.Exemptions.Any(e => e.School == command.School && e.From <= command.Until && command.From <= e.Until),
            "exemption.overlaps", "这所学校在这段时间已经免报。", command.School.Value);
        RequireUnsettled(checks, district, command.From, command.Until, now);
        checks.Reason(command.Reason, "免报理由");
        return DistrictRules.Decide(
            checks, district, command, now, new ExemptionGranted(command.School, command.From, command.Until, command.Reason));
    }

    /// <summary>Ends an exemption with the quarter before <see cref="Districts.EndExemption.From"/>.</summary>
    /// <returns>Refusals: school.unknown, exemption.unknown, round.locked, year.closed, reason.missing.</returns>
    public static Decision<DistrictView> EndExemption(District district, EndExemption command, DateTimeOffset now)
    {
        var checks = SchoolRules.Known(district, command.School);
        var exemption = district.ExemptionOf(command.School, command.From);
        if (checks.Free(exemption is not null, "exemption.unknown", "这所学校在这个季度没有免报。", command.School.Value))
            RequireUnsettled(checks, district, command.From, exemption!.Until, now);
        checks.Reason(command.Reason, "理由");
        return DistrictRules.Decide(checks, district, command, now, new ExemptionEnded(command.School, command.From, command.Reason));
    }

    /// <returns>Refusals: school.unknown, round.unknown, extension.not-later, extension.past, extension.beyond-lock (after the lock only a
    /// return or reopening opens a report), school.not-expected, year.closed, reason.missing.</returns>
    public static Decision<DistrictView> Extend(District district, GrantExtension command, DateTimeOffset now)
    {
        var checks = SchoolRules.Known(district, command.School);
        if (checks.Require(
            district.Rounds.TryGetValue(command.Quarter, out var round), "round.unknown", RefusalKind.Absent, "这个季度没有批次。", command.Quarter.ToString()))
        {
            checks.Valid(command.Until > round!.Dates.Due, "extension.not-later", $"延期要晚于截止日期（{Words.Day(round.Dates.Due)}）。");
            checks.Valid(command.Until <= round.Dates.Lock, "extension.beyond-lock", $"延期不能晚于锁定日期（{Words.Day(round.Dates.Lock)}）。");
            checks.Valid(round.Expected.Any(e => e.School == command.School), "school.not-expected", "这所学校不在本批次的应报名单中。", command.School.Value);
        }

        checks.Valid(!district.IsFounded || command.Until >= district.DayOf(now), "extension.past", "延期的日期已经过去。");
        checks.Free(!district.IsClosed(command.Quarter.Year), "year.closed", $"{command.Quarter.Year}年已归档。");
        checks.Reason(command.Reason, "延期理由");
        return DistrictRules.Decide(
            checks, district, command, now, new ExtensionGranted(command.School, command.Quarter, command.Until, command.Reason));
    }

    /// <summary>Ends an extension on an earlier day. What was handed in before stays judged as it was.</summary>
    /// <returns>Refusals: school.unknown, extension.unknown, extension.over (its last day is past), extension.past, extension.not-earlier, year.closed,
    /// reason.missing.</returns>
    public static Decision<DistrictView> EndExtension(District district, EndExtension command, DateTimeOffset now)
    {
        var checks = SchoolRules.Known(district, command.School);
        var today = district.IsFounded ? district.DayOf(now) : default;
        var extension = district.ExtensionOf(command.School, command.Quarter);
        if (checks.Free(extension is not null, "extension.unknown", "这所学校在这个季度没有延期。", command.School.Value) && extension is not null
            && checks.Free(extension.Until >= today, "extension.over", $"这次延期到{Words.Day(extension.Until)}，已经结束。", command.School.Value))
        {
            checks.Valid(command.Until >= today, "extension.past", "结束的日期不能早于今天。");
            checks.Valid(command.Until < extension.Until, "extension.not-earlier", $"要早于原来的延期日期（{Words.Day(extension.Until)}）。");
        }

        checks.Free(!district.IsClosed(command.Quarter.Year), "year.closed", $"{command.Quarter.Year}年已归档。");
        checks.Reason(command.Reason, "理由");
        return DistrictRules.Decide(
            checks, district, command, now, new ExtensionEnded(command.School, command.Quarter, command.Until, command.Reason));
    }

    private static Refusal NoQuarter { get; } = new("quarter.invalid", RefusalKind.Invalid, "季度不对，应写作 2026Q3。");

    /// <summary>Who is expected in a locked quarter or a closed year does not change any more.</summary>
    private static void RequireUnsettled(Checks checks, District district, Quarter from, Quarter until, DateTimeOffset now)
    {
        var today = district.DayOf(now);
        foreach (var locked in district.Rounds.Values.Where(r => from <= r.Quarter && r.Quarter <= until && r.IsLockedOn(today)))
            checks.Free(false, "round.locked", $"{locked.Quarter.Name}已锁定，应报名单不能再改。", locked.Quarter.ToString());
        foreach (var year in district.ClosedYears.Where(y => from.Year <= y && y <= until.Year))
            checks.Free(false, "year.closed", $"{year}年已归档。");
    }

    private static void CheckDates(Checks checks, Quarter quarter, RoundDates dates)
    {
        checks.Valid(
            dates.Opens <= dates.Due && dates.Due <= dates.Grace && dates.Grace <= dates.Lock && dates.Lock.DayNumber - dates.Opens.DayNumber < 366,
            "round.dates-invalid", "日期要按 开放 ≤ 截止 ≤ 宽限 ≤ 锁定 排列，前后不超过一年。", quarter.ToString());
        checks.Valid(
            dates.Opens >= quarter.FirstDay && dates.Opens < quarter.LastDay.AddYears(1),
            "round.before-quarter", "开放日期不能早于季度开始，也不能晚于季度结束一年。", quarter.ToString());
    }
}
