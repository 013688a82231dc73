using DistrictUnion.Domain.Districts;

namespace DistrictUnion.Tests.Domain.Districts;

public sealed class RoundRulesTests
{
    private static void Refused(World world, string code, bool done)
    {
        Assert.False(done);
        Assert.Equal([code], world.Refused);
    }

    private static World Opened()
    {
        var world = World.Founded();
        world.Open(A.Q1);
        return world;
    }

    private static bool Reschedule(World world, RoundDates dates, string reason = "放假") =>
        world.Do(RoundRules.Reschedule, new RescheduleRound(A.ByDistrict(), A.Q1, dates, reason));

    private static bool Exempt(World world, DistrictUnion.Domain.Quarter from, DistrictUnion.Domain.Quarter until) =>
        world.Do(RoundRules.Exempt, new GrantExemption(A.ByDistrict(), A.Xihu, from, until, "校舍重建"));

    private static bool Extend(World world, DateOnly until, string reason = "主席病假") =>
        world.Do(RoundRules.Extend, new GrantExtension(A.ByDistrict(), A.Xihu, A.Q1, until, reason));

    [Fact]
    public void Open_TwiceOrWithoutSchools_IsRefused()
    {
        var world = Opened();
        Refused(world, "round.exists", world.Open(A.Q1));
        Refused(world, "quarter.invalid", world.Open(default, A.Dates(A.Q1)));

        var empty = new World();
        empty.Do(DistrictRules.Found, new FoundDistrict(A.ByDistrict(), A.District, "青岚区教育工会", null));
        Refused(empty, "round.nobody-expected", empty.Open(A.Q1));
    }

    [Theory]
    [InlineData("2026-03-20", "2026-03-19", "2026-04-15", "2026-04-30")]
    [InlineData("2026-03-20", "2026-04-10", "2026-04-09", "2026-04-30")]
    [InlineData("2026-03-20", "2026-04-10", "2026-04-15", "2026-04-14")]
    [InlineData("2026-03-20", "2026-04-10", "2026-04-15", "9999-12-31")]
    public void Open_DatesOutOfOrder_AreRefused(string opens, string due, string grace, string locks)
    {
        var world = World.Founded();
        static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

        Refused(world, "round.dates-invalid", world.Open(A.Q1, new(Day(opens), Day(due), Day(grace), Day(locks))));
    }

    [Fact]
    public void Open_BeforeItsQuarterOrEndOfTime_IsRefused()
    {
        var world = World.Founded();
        var late = DateOnly.MaxValue;

        Refused(world, "round.before-quarter", world.Open(A.Q2, A.Dates(A.Q1)));
        Refused(world, "round.before-quarter", world.Open(A.Q2, new(late, late, late, late)));
    }

    [Fact]
    public void Reschedule_Unlocked_GrowsTheVersion()
    {
        var world = Opened();
        Refused(world, "reason.missing", Reschedule(world, A.Dates(A.Q1), " "));
        Assert.True(Reschedule(world, A.Dates(A.Q1) with { Due = A.Day(4, 12) }));
        Assert.Equal((2, A.Day(4, 12)), (world.District.Rounds[A.Q1].Version, world.District.Rounds[A.Q1].Dates.Due));

        Refused(world.On(4, 20), "round.lock-past", Reschedule(world, A.Dates(A.Q1) with { Lock = A.Day(4, 19) }));
        Refused(world.On(5, 1), "round.locked", Reschedule(world, A.Dates(A.Q1) with { Lock = A.Day(5, 20) }));
        Refused(world, "round.unknown", world.Do(RoundRules.Reschedule, new RescheduleRound(A.ByDistrict(), A.Q2, A.Dates(A.Q2), "改期")));
    }

    [Fact]
    public void Exempt_BackwardsOverlappingOrLocked_IsRefused()
    {
        var world = Opened();
        Refused(world, "exemption.span-invalid", Exempt(world, A.Q2, A.Q1));
        Refused(world, "quarter.invalid", Exempt(world, default, A.Q1));
        Assert.True(Exempt(world, A.Q2, A.Q3));
        Refused(world, "exemption.overlaps", Exempt(world, A.Q3, A.Q4));
        Refused(world.On(5, 1), "round.locked", Exempt(world, A.Q1, A.Q1));
    }

    [Fact]
    public void EndExemption_InTheMiddle_KeepsWhatWasBefore()
    {
        var world = World.Founded();
        Exempt(world, A.Q1, A.Q4);
        Assert.True(world.Do(RoundRules.EndExemption, new EndExemption(A.ByDistrict(), A.Xihu, A.Q3, "恢复办学")));

        Assert.NotNull(world.District.ExemptionOf(A.Xihu, A.Q2));
        Assert.Null(world.District.ExemptionOf(A.Xihu, A.Q3));
        Refused(world, "exemption.unknown", world.Do(RoundRules.EndExemption, new EndExemption(A.ByDistrict(), A.Xihu, A.Q3, "恢复")));
        Assert.True(world.Do(RoundRules.EndExemption, new EndExemption(A.ByDistrict(), A.Xihu, A.Q1, "误批")));
        Assert.Empty(world.District.Exemptions);
    }

    [Fact]
    public void EndExemption_OfALockedQuarter_IsRefused()
    {
        var world = Opened();
        Exempt(world, A.Q1, A.Q2);

        Refused(world.On(5, 1), "round.locked", world.Do(RoundRules.EndExemption, new EndExemption(A.ByDistrict(), A.Xihu, A.Q1, "误批")));
        Assert.True(world.Do(RoundRules.EndExemption, new EndExemption(A.ByDistrict(), A.Xihu, A.Q2, "恢复")));
    }

    [Fact]
    public void Extend_NotLaterPastBeyondTheLockOrUnexpected_IsRefused()
    {
        var world = Opened();
        Refused(world, "extension.not-later", Extend(world, A.Day(4, 10)));
        Refused(world, "extension.beyond-lock", Extend(world, A.Day(5, 1)));
        Refused(world, "extension.beyond-lock", Extend(world, DateOnly.MaxValue));
        Refused(world, "reason.missing", Extend(world, A.Day(4, 20), ""));
        Refused(world.On(4, 21), "extension.past", Extend(world, A.Day(4, 20)));
        Assert.True(Extend(world, A.Day(4, 30)));

        var beihu = new DistrictUnion.Domain.SchoolCode("beihu");
        world.Do(SchoolRules.Register, new RegisterSchools(A.ByDistrict(), [A.School(beihu, "北湖小学")]));
        Refused(world, "school.not-expected", world.Do(RoundRules.Extend, new GrantExtension(A.ByDistrict(), beihu, A.Q1, A.Day(4, 25), "病假")));
        Refused(world, "round.unknown", world.Do(RoundRules.Extend, new GrantExtension(A.ByDistrict(), A.Xihu, A.Q2, A.Day(7, 25), "病假")));
    }

    [Fact]
    public void TermsFor_Extended_TellsTheSchoolsOwnLastDay()
    {
        var world = Opened();
        Extend(world, A.Day(4, 20));
        Extend(world, A.Day(4, 25));

        Assert.Equal(A.Day(4, 25), world.District.TermsFor(A.Xihu, A.Q1).DueFor());
        Assert.Equal(A.Day(4, 10), world.District.TermsFor(A.Donghu, A.Q1).DueFor());
        Assert.Null(world.District.TermsFor(A.Xihu, A.Q2).DueFor());
    }

    [Fact]
    public void EndExtension_Early_CountsFromThenOn()
    {
        var world = Opened().On(4, 5);
        bool End(DateOnly until, string reason = "主席已返岗") =>
            world.Do(RoundRules.EndExtension, new EndExtension(A.ByDistrict(), A.Xihu, A.Q1, until, reason));

        Refused(world, "extension.unknown", End(A.Day(4, 12)));
        Assert.True(Extend(world, A.Day(4, 20)));
        Refused(world, "extension.past", End(A.Day(4, 4)));
        Refused(world, "extension.not-earlier", End(A.Day(4, 20)));
        Refused(world, "reason.missing", End(A.Day(4, 12), " "));
        Assert.True(End(A.Day(4, 12)));
        Assert.Equal(A.Day(4, 12), world.District.TermsFor(A.Xihu, A.Q1).DueFor());
        Assert.True(End(A.Day(4, 5)));

        // Before the round's own due day nothing is shortened.
        Assert.Equal(A.Dates(A.Q1).Due, world.District.TermsFor(A.Xihu, A.Q1).DueFor());
        Refused(world.On(4, 6), "extension.over", End(A.Day(4, 6)));
    }
}
