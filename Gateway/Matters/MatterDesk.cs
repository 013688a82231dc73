using DistrictUnion.Domain;
using DistrictUnion.Domain.Matters;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Reports.Matters;

namespace DistrictUnion.Gateway.Matters;

/// <summary>What API and pages ask about matters alike.</summary>
internal static class MatterDesk
{
    /// <summary>The letter of a step; null: it was not taken, or is only recorded (实施).</summary>
    public static async Task<LetterDownload?> Letter(MatterCall call, MatterView view, MatterStepKind step, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (step is MatterStepKind.Action || view.Matter.Done(step) is null || await call.School.District.District.View(cancellationToken) is not { } district) return null;
        var now = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), Zones.Find(view.TimeZone));
        return new(MatterLetter.Shape(view, district.Name, step, now), MatterLetter.FileName(view, step));
    }

    /// <summary>Reads a filter from the parts of an address; what is null or empty narrows nothing. Refusals: query.bad-code, query.bad-state; the place is the part.</summary>
    public static Outcome<MatterFilter> Filter(string? kind, string? state, string? group, bool isOverdue, bool isWaiting)
    {
        (MatterKindCode? Kind, MatterState? State, GroupCode? Group) read = default;
        if (!string.IsNullOrEmpty(kind))
        {
            if (!Codes.TryParse<MatterKindCode>(kind, out var code)) return new Refusal("query.bad-code", RefusalKind.Invalid, "事项种类的编号不对。", "matterKind");
            read.Kind = code;
        }

        if (!string.IsNullOrEmpty(group))
        {
            if (!Codes.TryParse<GroupCode>(group, out var code)) return new Refusal("query.bad-code", RefusalKind.Invalid, "分组的编号不对。", "group");
            read.Group = code;
        }

        if (!string.IsNullOrEmpty(state))
        {
            if (!Enum.TryParse<MatterState>(state, ignoreCase: true, out var one) || !Enum.IsDefined(one) || int.TryParse(state, out _))
                return new Refusal("query.bad-state", RefusalKind.Invalid, "事项的状态不对。", "matterState");
            read.State = one;
        }

        return new MatterFilter(read.Kind, read.State, read.Group, isOverdue, isWaiting);
    }
}
