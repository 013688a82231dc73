using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Inspections;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Log;
using DistrictUnion.Gateway.Pages.Forms;

namespace DistrictUnion.Gateway.Pages.Inspections;

/// <summary>综评 of a school: the marks as they follow, changes with their reasons, bonuses, vetoes.</summary>
internal static class ConclusionPages
{
    public static Task<IResult> Show(InspectionCall call, IAccountNames names, CancellationToken cancellationToken) => Draw(call, names, null, cancellationToken);

    public static async Task<IResult> Conclude(InspectionCall call, PageForm form, HttpContext http, IAccountNames names, CancellationToken cancellationToken)
    {
        if (await call.Inspection.View(call.Actor, cancellationToken) is not { } view) return PageResults.Say(Notice.NotFound);
        var changes = Changes(form, view);
        return await FormFlow.Send(
            http, form,
            async () =>
            {
                var concluded = await call.Inspection.Conclude(
                    new(call.Context, changes, BonusFields.Read(form), form.All("veto"), form.All("gate"), [.. form.Typed("titles").Split('、', '，', ',').Select(t => t.Trim()).Where(t => t.Length > 0)], form.Text("opinion")),
                    cancellationToken);
                return concluded.IsRefused
                    ? Outcome<InspectionReceipt>.Refused(concluded.Refusals.Select(r => int.TryParse(r.Place, out var item) ? r with { Place = r.Code.StartsWith("reason", StringComparison.Ordinal) ? MarkFields.Note(item) : MarkFields.Marks(item) } : r))
                    : concluded;
            },
            [],
            _ => (InspectionTexts.ConcludedSaid, InspectionPages.Of(call)),
            () => Draw(call, names, form, cancellationToken));
    }

    public static Task<IResult> Reopen(InspectionCall call, PageForm form, HttpContext http, IAccountNames names, CancellationToken cancellationToken)
    {
        var reason = form.Required("reason", InspectionTexts.Reason);
        return FormFlow.Send(
            http, form, () => call.Inspection.ReopenConclusion(new(call.Context, reason), cancellationToken), [("reason.", "reason"), ("text.", "reason")],
            _ => (InspectionTexts.ConclusionReopened, $"{InspectionPages.Of(call)}/conclusion"), () => Draw(call, names, form, cancellationToken));
    }

    /// <summary>The marks that are not what the raters' marks come to.</summary>
    private static ImmutableArray<ConcludedItem> Changes(PageForm form, InspectionView view)
    {
        var changes = ImmutableArray.CreateBuilder<ConcludedItem>();
        foreach (var item in view.Items)
        {
            var number = item.Item.Number;
            if (!MarkFields.TryMark(form.Typed(MarkFields.Marks(number)), out var marks)) form.Flaw("score.not-number", Say.It(InspectionTexts.NotNumber, number), MarkFields.Marks(number));
            else if (marks is { } given && given != item.Usual) changes.Add(new(number, new(given, form.Text(MarkFields.Note(number)))));
        }

        return changes.ToImmutable();
    }

    private static async Task<IResult> Draw(InspectionCall call, IAccountNames names, PageForm? sent, CancellationToken cancellationToken)
    {
        if (await call.Inspection.View(call.Actor, cancellationToken) is not { } view) return PageResults.Say(Notice.NotFound);
        var parameters = new { Model = await SheetModel.Of(call, view, names, cancellationToken), Sent = sent };
        return sent is null ? PageResults.Draw<ConclusionPage>(parameters) : PageResults.DrawRefused<ConclusionPage>(parameters);
    }
}
