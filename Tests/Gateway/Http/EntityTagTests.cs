using DistrictUnion.Gateway.Http;

namespace DistrictUnion.Tests.Gateway.Http;

public sealed class EntityTagTests
{
    [Theory]
    [InlineData("\"7\"", 7L)]
    [InlineData("\"7.1f2e3d4c5b6a7988\"", 7L)]
    [InlineData("*", null)]
    public void TryRevision_OfATag_IsItsRevision(string header, long? revision)
    {
        Assert.True(EntityTag.TryRevision(header, out var read));
        Assert.Equal(revision, read);
    }

    [Theory]
    [InlineData("7")]
    [InlineData("\"\"")]
    [InlineData("\"x.1f\"")]
    [InlineData("\"-1\"")]
    [InlineData("W/\"7\"")]
    [InlineData("\"1\", \"2\"")]
    public void TryRevision_OfAnythingElse_IsFalse(string header) => Assert.False(EntityTag.TryRevision(header, out _));

    [Theory]
    [InlineData("\"7.aa\"", true)]
    [InlineData("W/\"7.aa\"", true)]
    [InlineData("\"6.bb\", \"7.aa\"", true)]
    [InlineData("*", true)]
    [InlineData("\"7.ab\"", false)]
    public void IsNamedBy_ComparesWeakly(string header, bool named) => Assert.Equal(named, EntityTag.IsNamedBy(header, "\"7.aa\""));
}
