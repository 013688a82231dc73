using System.Collections.Immutable;

namespace DistrictUnion.Domain.Plans;

/// <summary>What a return (退回) of a plan or report needs: reasons, and a day until which it may be handed in again.</summary>
internal static class ReturnRules
{
    public static void Check(
        Checks checks, ImmutableArray<ReturnReason> reasons, DateOnly deadline, DateOnly today, Func<string, bool> isItem)
    {
        checks.Valid(!reasons.IsEmpty, "reason.missing", "退回要写明理由。");
        foreach (var reason in reasons)
        {
            checks.Reason(reason.Text, "退回理由", reason.Item);
            checks.Valid(reason.Item is null || isItem(reason.Item), "return.unknown-item", "退回理由所指的任务不在里面。", reason.Item);
        }

        checks.Valid(deadline >= today, "return.deadline-past", $"重新报送的期限（{Words.Day(deadline)}）不能早于今天。");
    }
}
