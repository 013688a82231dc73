using System.Text.Json;
using DistrictUnion.Domain;

namespace DistrictUnion.Tests.Domain;

public sealed class CodesTests
{
    [Theory]
    [InlineData("a", true)]
    [InlineData("xihu-2", true)]
    [InlineData("abcdefghijklmnopqrstuvwxyz012345", true)]
    [InlineData("abcdefghijklmnopqrstuvwxyz0123456", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("Xihu", false)]
    [InlineData("溪湖", false)]
    [InlineData("xi hu", false)]
    [InlineData("ｘｉ", false)]
    [InlineData("xi/hu", false)]
    public void TryParse_Text_IsACodeOrNothing(string? text, bool expected)
    {
        Assert.Equal(expected, Codes.TryParse<SchoolCode>(text, out var code));
        Assert.Equal(expected ? text : null, code.Value);
    }

    [Fact]
    public void Json_Code_IsAPlainStringAlsoAsAKey()
    {
        var json = JsonSerializer.Serialize(new Dictionary<SchoolCode, SchoolCode> { [A.Xihu] = A.Donghu }, DomainJson.Options);

        Assert.Equal("""{"xihu":"donghu"}""", json);
        Assert.Equal(A.Donghu, JsonSerializer.Deserialize<Dictionary<SchoolCode, SchoolCode>>(json, DomainJson.Options)![A.Xihu]);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("5")]
    [InlineData("{}")]
    public void Json_NoString_IsAJsonException(string json) =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<SchoolCode>(json, DomainJson.Options));
}
