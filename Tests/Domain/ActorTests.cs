using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;

namespace DistrictUnion.Tests.Domain;

public sealed class ActorTests
{
    private static readonly DistrictCode Elsewhere = new("baihe");

    [Fact]
    public void UnlessSchool_OwnForeignAndOffice_AreToldApart()
    {
        Assert.Null(A.Chair().UnlessSchool(A.District, A.Xihu));
        Assert.Equal("scope.absent", A.Chair().UnlessSchool(A.District, A.Donghu)!.Code);
        Assert.Equal("scope.absent", A.Chair().UnlessSchool(Elsewhere, A.Xihu)!.Code);
        Assert.Equal("scope.forbidden", A.Officer().UnlessSchool(A.District, A.Xihu)!.Code);
    }

    [Fact]
    public void UnlessDistrict_ForASchool_TellsNothingToForeignPosts()
    {
        Assert.Null(A.Officer().UnlessDistrict(A.District, A.Xihu));
        Assert.Equal("scope.forbidden", A.Chair().UnlessDistrict(A.District, A.Xihu)!.Code);
        Assert.Equal("scope.absent", A.Chair().UnlessDistrict(A.District, A.Donghu)!.Code);
        Assert.Equal("scope.absent", A.Officer().UnlessDistrict(Elsewhere, A.Xihu)!.Code);
    }

    [Theory]
    [InlineData(Role.SchoolChair)]
    [InlineData(Role.SchoolMember)]
    [InlineData(Role.SystemAdmin)]
    [InlineData(Role.LogAuditor)]
    [InlineData(Role.Inspector)]
    public void MaySee_SchoolPostWithoutASchoolOrSystemAdmin_SeesNothing(Role role) =>
        Assert.False(new Actor("someone", role, A.District).MaySee(A.District, A.Xihu));

    [Fact]
    public void MaySee_Inspector_SeesTheSchoolsOfTheInspectionOnly()
    {
        var inspector = new Actor("guest", Role.Inspector, A.District, Limits: PostLimits.None with { Schools = [A.Xihu] });

        Assert.True(inspector.MaySee(A.District, A.Xihu));
        Assert.False(inspector.MaySee(A.District, A.Donghu));
    }

    [Fact]
    public void Covers_LimitedPost_CoversWhatIsNamedOnly()
    {
        var limited = A.Officer() with { Limits = PostLimits.None with { Groups = [new("primary")], Areas = [new("a02")] } };

        Assert.True(limited.Covers(new GroupCode("primary")) && limited.Covers(new AreaCode("a02")));
        Assert.False(limited.Covers(new GroupCode("junior")) || limited.Covers(new AreaCode("a03")));
        Assert.True(A.Officer().Covers(new GroupCode("junior")) && A.Officer().Covers(new AreaCode("a03")));
    }

    [Fact]
    public void WhenStale_AnotherRevision_IsRefused()
    {
        Assert.Null(A.BySchool().WhenStale(7));
        Assert.Null(A.BySchool(revision: 7).WhenStale(7));
        Assert.Equal((RefusalKind.Stale, "6 → 7"), (A.BySchool(revision: 6).WhenStale(7)!.Kind, A.BySchool(revision: 6).WhenStale(7)!.Place));
    }
}
