using System.Collections.Immutable;

namespace DistrictUnion.Domain.Plans;

/// <summary>What a return (退回) of a plan or report needs: reasons, and a day until which it may be handed in again.</summary>
internal static class ReturnRules
{
    /// <summary>A deadline lies at most so many days ahead.</summary>
    public const int MaxDays = 366;

    /// <remarks>Codes: reason.missing, text.too-long, return.unknown-item, return.deadline-past, return.deadline-far.</remarks>
    public static void Check(
        Checks checks, ImmutableArray<ReturnReason> reasons, DateOnly deadline, DateOnly today, Func<string, bool> isItem)
    {
        checks.Valid(!reasons.IsEmpty, "reason.missing", "退回要写明理由。");
        foreach (var reason in reasons)
        {
            checks.Reason(reason.Text, "退回理由", reason.Item);
            checks.Valid(reason.Item is null || isItem(reason.Item), "return.unknown-item", "退回理由所指的任务不在里面。", reason.Item);
        }

        CheckDeadline(checks, deadline, today);
    }

    public static void CheckDeadline(Checks checks, DateOnly deadline, DateOnly today)
    {
        checks.Valid(deadline >= today, "return.deadline-past", $"重新报送的期限（{Words.Day(deadline)}）不能早于今天。");
        checks.Valid(deadline.DayNumber - today.DayNumber <= MaxDays, "return.deadline-far", $"重新报送的期限（{Words.Day(deadline)}）最晚在一年之内。");
    }
}
