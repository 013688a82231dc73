using DistrictUnion.Domain.Districts;
using DistrictUnion.Tests.Domain;

namespace DistrictUnion.Tests.Grains.Districts;

public sealed class DistrictGrainTests
{
    [Fact]
    public async Task View_NotFounded_IsNull() => Assert.Null(await MemoryGrains.Create().District.View());

    [Fact]
    public async Task Found_UnderAnotherKey_IsAbsent()
    {
        var outcome = await MemoryGrains.Create().District.Found(new(A.ByDistrict(), new("baihe"), "白鹤区教育工会", null));

        Assert.Equal("scope.absent", outcome.Refusals.Single().Code);
    }

    [Fact]
    public async Task Commit_BySchoolOrAnotherDistrict_IsRefused()
    {
        var grains = await MemoryGrains.WithAPlan(A.Task());
        var elsewhere = A.ByDistrict() with { Actor = A.Officer() with { District = new("baihe") } };

        var bySchool = await grains.District.Rename(new(A.BySchool(), "改名"));
        var byOther = await grains.District.Rename(new(elsewhere, "改名"));

        Assert.Equal(("scope.forbidden", "scope.absent"), (bySchool.Refusals.Single().Code, byOther.Refusals.Single().Code));
    }

    [Fact]
    public async Task RegisterSchools_SameIdTwice_CountsOnce()
    {
        var grains = await MemoryGrains.WithAPlan(A.Task());
        var command = new RegisterSchools(A.ByDistrict(), [A.School(new("beihu"), "北湖小学")]);

        var first = await grains.District.RegisterSchools(command);
        grains.Forget();
        var again = await grains.District.RegisterSchools(command);

        Assert.Equivalent(first, again, strict: true);
        Assert.Equal(3, (await grains.District.View())!.SchoolCount);
    }

    [Fact]
    public async Task Schools_Page_IsCutAndCounted()
    {
        var grains = await MemoryGrains.WithAPlan(A.Task());

        var page = await grains.District.Schools(A.Primary, 1, 1);

        Assert.Equal(("xihu", 2), (page.Schools.Single().Code.Value, page.Total));
        Assert.Equal(0, (await grains.District.Schools(A.Middle, 0, 10)).Total);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => grains.District.Schools(null, 0, 0));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => grains.District.Schools(null, 0, 1_001));
    }

    [Fact]
    public async Task SchoolTerms_UnknownSchool_IsNull()
    {
        var grains = await MemoryGrains.WithAPlan(A.Task());

        Assert.Null(await grains.District.SchoolTerms(new("beihu"), 2026));
        Assert.Equal(4, (await grains.District.SchoolTerms(A.Xihu, 2026))!.Quarters.Length);
    }
}
