using DistrictUnion.Domain;

namespace DistrictUnion.Gateway.Http;

/// <summary>Checks skip and take.</summary>
internal static class Paging
{
    public static Refusal? Refuse(int? skip, int? take, int maxTake) =>
        skip is < 0 ? Bad("skip 要是 0 或更大的整数。", "skip")
        : take < 1 || take > maxTake ? Bad($"take 要是 1 到 {maxTake} 的整数。", "take")
        : null;

    private static Refusal Bad(string text, string place) => new("query.bad-page", RefusalKind.Invalid, text, place);
}
