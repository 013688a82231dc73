using DistrictUnion.Domain;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Domain.Progress;

namespace DistrictUnion.Gateway.Comparison;

/// <summary>What every question to the comparison may be narrowed by.</summary>
internal sealed record ComparisonFilter
{
    /// <summary><c>reported</c> (上报数, also when absent) or <c>accepted</c> (审定数).</summary>
    public string? Basis { get; init; }

    /// <summary>Only this group's schools.</summary>
    public string? Group { get; init; }

    /// <summary>Only this work area's tasks.</summary>
    public string? Area { get; init; }

    /// <summary>The question, or why it cannot be read: query.bad-basis, query.bad-code.</summary>
    public Outcome<ComparisonQuery> Query(Quarter from, Quarter until)
    {
        var basis = Basis switch
        {
            null or "reported" => Domain.Progress.Basis.Reported,
            "accepted" => Domain.Progress.Basis.Accepted,
            _ => (Basis?)null,
        };
        if (basis is not { } onBasis)
            return new Refusal("query.bad-basis", RefusalKind.Invalid, "口径 basis 只能是 reported（上报数）或 accepted（审定数）。", "basis");
        if (!TryCode<GroupCode>(Group, out var group)) return BadCode("分组", "group");
        if (!TryCode<AreaCode>(Area, out var area)) return BadCode("工作领域", "area");
        return new ComparisonQuery(from, until, onBasis, group, area);
    }

    private static bool TryCode<TCode>(string? text, out TCode? code)
        where TCode : struct, ICode<TCode>
    {
        code = Codes.TryParse<TCode>(text, out var read) ? read : null;
        return text is null || code is not null;
    }

    private static Refusal BadCode(string what, string place) =>
        new("query.bad-code", RefusalKind.Invalid, $"{what}的编号只能用小写字母、数字和连字符，1 到 32 个。", place);
}
