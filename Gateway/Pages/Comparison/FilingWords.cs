using DistrictUnion.Domain.Comparison;

namespace DistrictUnion.Gateway.Pages.Comparison;

internal static class FilingWords
{
    public static string Of(Filing filing) => filing switch
    {
        Filing.OnTime => Texts.OnTime,
        Filing.Late => Texts.Late,
        Filing.Empty => Texts.Empty,
        Filing.Returned => Texts.Returned,
        Filing.AwaitingReview => Texts.AwaitingReview,
        Filing.Missing => Texts.Missing,
        _ => Texts.NotAsked,
    };
}
