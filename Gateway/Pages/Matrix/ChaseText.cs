using System.Collections.Immutable;
using System.Text;
using DistrictUnion.Domain.Districts;

namespace DistrictUnion.Gateway.Pages.Matrix;

/// <summary>The polite sentences that the officer pastes into the chat group.</summary>
internal static class ChaseText
{
    /// <param name="today">Before the due day it asks, afterwards it says so.</param>
    public static string Of(ChaseList list, RoundSummary round, DateOnly today, string districtName)
    {
        var text = new StringBuilder(MatrixTexts.ChaseHello);
        var (quarter, dates) = (round.Quarter.Name, round.Dates);
        text.Append(today <= dates.Due
            ? Say.It(MatrixTexts.ChaseDue, quarter, Day(dates.Due))
            : Say.It(MatrixTexts.ChaseOver, quarter, Day(dates.Due)));
        Add(text, MatrixTexts.ChaseMissing, [.. list.Of(ChaseWhy.NotStarted), .. list.Of(ChaseWhy.Draft)]);
        Add(text, MatrixTexts.ChaseReturned, list.Of(ChaseWhy.Returned));
        Add(text, MatrixTexts.ChaseEmpty, list.Of(ChaseWhy.Empty));
        if (today > dates.Due && today <= dates.Grace) text.Append(Say.It(MatrixTexts.ChaseUntil, Day(dates.Grace)));
        return text.Append(Say.It(MatrixTexts.ChaseThanks, districtName)).ToString();
    }

    private static void Add(StringBuilder text, string sentence, ImmutableArray<ChaseSchool> schools)
    {
        if (!schools.IsEmpty) text.Append(Say.It(sentence, schools.Length, string.Join('、', schools.Select(s => s.Name))));
    }

    private static string Day(DateOnly day) => $"{day.Month}月{day.Day}日";
}
