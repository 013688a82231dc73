using System.Globalization;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Inspections;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Log;
using DistrictUnion.Gateway.Pages.Forms;

namespace DistrictUnion.Gateway.Pages.Inspections;

/// <summary>Findings (整改) and objections (异议) on a school's sheet.</summary>
internal static class FindingPages
{
    public static Task<IResult> RaiseObjection(InspectionCall call, PageForm form, HttpContext http, IAccountNames names, CancellationToken cancellationToken)
    {
        var (item, text) = (form.Number("item", InspectionTexts.Item, 1, 10_000), form.Required("text", InspectionTexts.ObjectionText));
        return Send(call, form, http, names, "objection", "objections", () => call.Inspection.RaiseObjection(new(call.Context, item ?? 0, text), cancellationToken), InspectionTexts.ObjectionSaid, cancellationToken);
    }

    public static Task<IResult> AnswerObjection(InspectionCall call, int objection, PageForm form, HttpContext http, IAccountNames names, CancellationToken cancellationToken)
    {
        var text = form.Required("text", InspectionTexts.Answer);
        if (!MarkFields.TryMark(form.Typed("marks"), out var marks)) form.Flaw("score.not-number", InspectionTexts.NotANumber, "marks");
        return Send(call, form, http, names, $"answer-{objection}", "objections", () => call.Inspection.AnswerObjection(new(call.Context, objection, marks, text), cancellationToken), InspectionTexts.Answered, cancellationToken);
    }

    public static Task<IResult> Raise(InspectionCall call, PageForm form, HttpContext http, IAccountNames names, CancellationToken cancellationToken)
    {
        var (text, due) = (form.Required("text", InspectionTexts.FindingText), form.RequiredDay("due", InspectionTexts.Due));
        var item = int.TryParse(form.Text("item"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (int?)null;
        return Send(call, form, http, names, "finding", "findings", () => call.Inspection.RaiseFinding(new(call.Context, item, text, due), cancellationToken), InspectionTexts.FindingSaid, cancellationToken);
    }

    public static Task<IResult> Report(InspectionCall call, int finding, PageForm form, HttpContext http, IAccountNames names, CancellationToken cancellationToken)
    {
        var text = form.Required("text", InspectionTexts.ReportText);
        return Send(call, form, http, names, $"report-{finding}", "findings", () => call.Inspection.ReportFinding(new(call.Context, finding, text), cancellationToken), InspectionTexts.Reported, cancellationToken);
    }

    public static Task<IResult> Recheck(InspectionCall call, int finding, PageForm form, HttpContext http, IAccountNames names, CancellationToken cancellationToken)
    {
        var (isSettled, due) = (form.Typed("settled") == "yes", form.Day("due", InspectionTexts.NewDue));
        return Send(
            call, form, http, names, $"recheck-{finding}", "findings", () => call.Inspection.RecheckFinding(new(call.Context, finding, isSettled, form.Text("text"), due), cancellationToken),
            isSettled ? InspectionTexts.SettledSaid : InspectionTexts.NotSettledSaid, cancellationToken);
    }

    public static Task<IResult> Withdraw(InspectionCall call, int finding, PageForm form, HttpContext http, IAccountNames names, CancellationToken cancellationToken)
    {
        var reason = form.Required("reason", InspectionTexts.Reason);
        return Send(call, form, http, names, $"recheck-{finding}", "findings", () => call.Inspection.WithdrawFinding(new(call.Context, finding, reason), cancellationToken), InspectionTexts.Withdrawn, cancellationToken);
    }

    private static Task<IResult> Send(
        InspectionCall call, PageForm form, HttpContext http, IAccountNames names, string act, string part, Func<Task<Outcome<InspectionReceipt>>> send, string said,
        CancellationToken cancellationToken) =>
        FormFlow.Send(
            http, form, send, [("score.", "marks"), ("finding.due", "due"), ("text.", "text"), ("reason.", "text"), ("objection.", "item"), ("item.", "item")],
            _ => (said, $"{InspectionPages.Of(call)}#{part}"), () => SheetPages.Draw(call, names, act, form, cancellationToken));
}
