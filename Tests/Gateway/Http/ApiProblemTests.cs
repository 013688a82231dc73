using DistrictUnion.Domain;
using DistrictUnion.Gateway.Http;

namespace DistrictUnion.Tests.Gateway.Http;

public sealed class ApiProblemTests
{
    [Fact]
    public void Of_EachKind_HasItsStatus()
    {
        var statuses = Enum.GetValues<RefusalKind>().Select(kind => ApiProblem.Of([new("a.b", kind, "句子。")]).Status);
        Assert.Equal([400, 403, 404, 409, 412, 413, 429, 503], statuses);
    }

    [Fact]
    public void Of_SeveralReasons_LeadsWithTheWeightiestAndKeepsAll()
    {
        var problem = ApiProblem.Of([new("state.wrong", RefusalKind.Conflict, "状态不对。"), new("name.blank", RefusalKind.Invalid, "请填写名称。", "a")]);
        Assert.Equal((400, "name.blank"), (problem.Status, problem.Code));
        Assert.Equal(["state.wrong", "name.blank"], problem.Refusals.Select(r => r.Code));
        Assert.Contains("共 2 处", problem.Detail, StringComparison.Ordinal);
    }
}
