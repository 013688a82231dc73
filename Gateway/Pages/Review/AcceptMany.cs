using System.Collections.Concurrent;
using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Plans;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Pages.Forms;
using DistrictUnion.Gateway.Pages.Frame;

namespace DistrictUnion.Gateway.Pages.Review;

/// <summary>What became of a report that was ticked.</summary>
/// <param name="State">As it stands now; null: there is no such report.</param>
/// <param name="IsChanged">It was handed in anew since the list was drawn.</param>
public sealed record AcceptedItem(SchoolCode School, string Name, Quarter Quarter, WorkState? State, bool IsChanged);

/// <summary>
/// Accepts many reports at once. Each gets a command of its own, derived from the form's: sending the form again changes nothing twice. A
/// report that was handed in anew since the list was drawn is left alone.
/// </summary>
internal static class AcceptMany
{
    private const int AtOnce = 8;

    /// <summary>As many as an address can name; a page of the queue has fewer.</summary>
    private const int Most = 100;

    public static async Task<IResult> Run(DistrictCall call, HttpContext context, PageForm form, CancellationToken cancellationToken)
    {
        var list = await ReviewDesk.List(call, context.Request.Query, cancellationToken);
        if (list.Value is not { } queue) return PageResults.Say(Notice.Of(list.Refusals[0]));
        var ticked = form.All("item").Distinct().Select(ReviewItem.Parse).ToArray();
        ReviewItem[] readable = [.. ticked.OfType<ReviewItem>()];
        ReviewItem[] items = [.. readable.Take(Most)];
        if (items.Length == 0)
        {
            form.Flaw([new("review.nothing-ticked", RefusalKind.Invalid, ReviewTexts.NothingTicked)]);
            return PageResults.DrawRefused<ReviewPage>(new { List = queue, Sent = form });
        }

        var refused = new ConcurrentBag<Refusal>();
        await Parallel.ForEachAsync(
            items,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (item, cancelled) =>
            {
                if (await Accept(call, item, cancelled) is { } refusal) refused.Add(refusal);
            });

        // Each tick is answered for: by its line on the next page, or in words why it was not looked at.
        string?[] said =
        [
            refused.IsEmpty ? null : Say.It(ReviewTexts.ResultNotAccepted, refused.Count, string.Join("、", refused.Select(r => r.Code).Distinct())),
            items.Length == readable.Length ? null : Say.It(ReviewTexts.ResultTooMany, Most, readable.Length, readable.Length - items.Length),
            readable.Length == ticked.Length ? null : Say.It(ReviewTexts.ResultUnreadable, ticked.Length - readable.Length),
        ];
        if (said.Any(text => text is not null)) Flash.Say(context, string.Join(" ", said.OfType<string>()));
        return PageResults.Go(queue.Ask.ResultAddress(string.Join(',', items.Select(i => i.ToString()))));
    }

    /// <summary>What became of each, as it stands now: whoever comes back to this address sees the truth of that moment.</summary>
    public static async Task<IResult> Result(DistrictCall call, HttpContext context, CancellationToken cancellationToken)
    {
        var list = await ReviewDesk.List(call, context.Request.Query, cancellationToken);
        if (list.Value is not { } queue) return PageResults.Say(Notice.Of(list.Refusals[0]));
        var results = new List<AcceptedItem>();
        foreach (var item in context.Request.Query["items"].ToString().Split(',').Take(Most).Select(ReviewItem.Parse).OfType<ReviewItem>())
        {
            if (await call.District.School(item.School, cancellationToken) is not { } school || call.Actor.UnlessCovers(school.Group) is not null)
            {
                results.Add(new(item.School, item.School.Value, item.Quarter, null, false));
                continue;
            }

            var report = await call.Union(item.School).Report(call.Actor, item.Quarter, cancellationToken);
            results.Add(new(item.School, school.Name, item.Quarter, report?.State, report?.LastSubmittedAt is { } at && ReviewItem.Micros(at) != item.SubmittedAt));
        }

        return PageResults.Draw<AcceptedPage>(new { List = queue, Results = results.ToImmutableArray() });
    }

    private static async Task<Refusal?> Accept(DistrictCall call, ReviewItem item, CancellationToken cancellationToken)
    {
        if (await call.District.School(item.School, cancellationToken) is not { } school) return Gone;
        if (call.Actor.UnlessDistrict(call.Code, item.School) is { } foreign) return foreign;
        if (call.Actor.UnlessCovers(school.Group) is { } absent) return absent;
        var union = call.Union(item.School);
        var report = await union.Report(call.Actor, item.Quarter, cancellationToken);
        if (report?.LastSubmittedAt is not { } at || ReviewItem.Micros(at) != item.SubmittedAt) return Changed;
        var context = call.Context with { CommandId = CommandIds.Derive(call.Context.CommandId, $"{item.School}/{item.Quarter}"), ExpectedRevision = null };
        var outcome = await union.Accept(new(context, item.Quarter, null), cancellationToken);
        return outcome.IsRefused ? outcome.Refusals[0] : null;
    }

    private static Refusal Gone { get; } = new("report.absent", RefusalKind.Absent, ReviewTexts.ResultGone);

    private static Refusal Changed { get; } = new("report.changed", RefusalKind.Stale, ReviewTexts.ResultChanged);
}
