using DistrictUnion.Tests.Support;

namespace DistrictUnion.Tests.Gateway.Pages.Ledgers;

/// <summary>What the tests of ledgers type.</summary>
internal static class LedgerSteps
{
    public const string School = "/districts/qinglan/schools/chunhui";

    /// <summary>A meeting to which everybody came.</summary>
    public static (string, string?)[] Meeting(params (string, string?)[] other) =>
    [
        .. new (string, string?)[]
        {
            ("v-name", "第三季度主席例会"), ("v-kind", "主席例会"), ("v-heldOn", "2026年9月10日"), ("v-place", "三楼会议室"), ("v-chair", "王秀兰"), ("v-recorder", "李敏"),
            ("v-expected", "9"), ("v-present", "9"), ("v-agenda", "教师节慰问"), ("v-decision", "同意"),
        }.Where(field => other.All(o => o.Item1 != field.Item1)),
        .. other,
    ];

    /// <summary>Opens the form of a new entry and sends it.</summary>
    public static async Task<FormPerson> Add(this FormPerson person, string ledger, params (string, string?)[] typed)
    {
        await person.Open($"{School}/ledgers/{ledger}/new");
        return await person.Send($"{School}/ledgers/{ledger}/entries", typed);
    }

    /// <summary>Texts of one column of the table.</summary>
    public static string[] Codes(this FormPerson person) => [.. person.Page.QuerySelectorAll(".ban.bad .code").Select(c => c.TextContent)];
}
