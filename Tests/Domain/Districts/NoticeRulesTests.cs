using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;

namespace DistrictUnion.Tests.Domain.Districts;

public sealed class NoticeRulesTests
{
    private static Decision<NoticeReceipt> Note(District district, params SchoolCode[] schools) =>
        NoticeRules.Note(district, new(A.ByDistrict(), A.Q1, [.. schools], NoticeChannel.GroupChat, " 请尽快报送 "), A.Noon(2026, 4, 8));

    private static District WithRound()
    {
        var world = World.Founded();
        world.Open(A.Q1);
        return world.District;
    }

    [Fact]
    public void Note_ExpectedSchools_IsKept()
    {
        var district = WithRound();

        var decision = Note(district, A.Xihu, A.Donghu, A.Xihu);
        var after = district.Apply(decision.Facts.Single(), A.Noon(2026, 4, 8), "officer");

        Assert.Equal((2, after.Revision), (decision.Answer!.Schools, decision.Answer.Revision));
        var notice = NoticeList.Of(after, A.Q1, school => school == A.Xihu).Notices.Single();
        Assert.Equal((A.Xihu, "请尽快报送", "officer"), (notice.Schools.Single(), notice.Text, notice.By));
        Assert.Empty(NoticeList.Of(after, A.Q1, _ => false).Notices);
        Assert.Empty(NoticeList.Of(after, A.Q2, _ => true).Notices);
    }

    [Fact]
    public void Note_NobodyForeignOrWithoutRound_IsRefused()
    {
        Assert.Equal(["notice.nobody"], Note(WithRound()).Refusals.Select(r => r.Code));
        Assert.Equal([("school.not-expected", "nanhu")], Note(WithRound(), A.Xihu, new("nanhu")).Refusals.Select(r => (r.Code, r.Place)));
        Assert.Equal(["round.unknown"], Note(World.Founded().District, A.Xihu).Refusals.Select(r => r.Code));
    }
}
