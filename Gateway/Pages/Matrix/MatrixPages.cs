using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Comparison;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Pages.Forms;
using DistrictUnion.Gateway.Pages.Frame;
using DistrictUnion.Reports;

namespace DistrictUnion.Gateway.Pages.Matrix;

/// <summary>报送情况, the office's first page: the table, its workbook, what is noted on it.</summary>
internal static class MatrixPages
{
    public static void Map(RouteGroupBuilder pages)
    {
        var matrix = pages.MapGroup("/districts/{district}/matrix");
        matrix.MapGet("", Show).WithName("page.matrix");
        matrix.MapGet("/workbook", Workbook).WithRequestTimeout(ApiPaths.LongTime).WithName("page.matrix-workbook");
        matrix.MapPost("/notice", NoteNotice).WithName("page.matrix-notice");
        matrix.MapPost("/paper", NotePaper).WithName("page.matrix-paper");
    }

    private static Task<IResult> Show(DistrictCall call, MatrixView matrix, HttpContext context, CancellationToken cancellationToken) =>
        Draw(call, matrix, context, null, cancellationToken);

    private static async Task<IResult> Draw(DistrictCall call, MatrixView matrix, HttpContext context, PageForm? sent, CancellationToken cancellationToken)
    {
        var (ask, district) = await matrix.Asked(call, context.Request.Query, cancellationToken);
        if (district is null) return PageResults.Say(Notice.NoDistrict);
        if (ask is null) return PageResults.Say(Notice.NoRound(call.Code.Value));
        var drawn = await matrix.Of(call, ask, district, cancellationToken);
        if (drawn.Value is not { } model) return PageResults.Say(Notice.Of(drawn.Refusals[0]));
        return sent is null
            ? PageResults.Draw<MatrixPage>(new { Model = model, Sent = sent })
            : PageResults.DrawRefused<MatrixPage>(new { Model = model, Sent = sent });
    }

    private static async Task<IResult> Workbook(DistrictCall call, MatrixView matrix, HttpContext context, CancellationToken cancellationToken)
    {
        var (ask, _) = await matrix.Asked(call, context.Request.Query, cancellationToken);
        if (ask is null) return PageResults.Say(Notice.NotFound);
        var compared = await call.Comparison.Compare(call.Actor, ask.Query, cancellationToken);
        return compared.Value is { } view
            ? new WorkbookDownload(MatrixWorkbook.Shape(new ReportingMatrix(view, ask.Filter)), MatrixWorkbook.FileName(view))
            : PageResults.Say(Notice.Of(compared.Refusals[0]));
    }

    /// <summary>Notes that the shown schools, or one, were reminded.</summary>
    private static async Task<IResult> NoteNotice(DistrictCall call, MatrixView matrix, HttpContext context, PageForm form, CancellationToken cancellationToken)
    {
        var (ask, _) = await matrix.Asked(call, context.Request.Query, cancellationToken);
        if (ask is null) return PageResults.Say(Notice.NotFound);
        var one = form.Code<SchoolCode>("phoned", Texts.School);
        ImmutableArray<SchoolCode> schools = one is { } only ? [only] : Codes(form.Typed("schools"));
        var channel = one is null && form.Typed("all") == MatrixAsk.NameOf(NoticeChannel.GroupChat) ? NoticeChannel.GroupChat : NoticeChannel.Phone;
        var noted = await call.District.NoteNotice(new(call.Context, ask.Quarter, schools, channel, one is null ? form.Text("text") : null), cancellationToken);
        if (noted.Value is { } receipt)
        {
            Flash.Say(context, Say.It(MatrixTexts.ChasedSaid, ChasePanel.ChannelOf(channel), receipt.Schools));
            return PageResults.Go(ask.Address + "#chase");
        }

        form.Flaw(noted.Refusals);
        return await Draw(call, matrix, context, form, cancellationToken);
    }

    /// <summary>Notes that a school's signed paper came, or takes that back.</summary>
    private static async Task<IResult> NotePaper(DistrictCall call, MatrixView matrix, HttpContext context, PageForm form, CancellationToken cancellationToken)
    {
        var (ask, district) = await matrix.Asked(call, context.Request.Query, cancellationToken);
        if (ask is null) return PageResults.Say(Notice.NotFound);
        var undo = form.Code<SchoolCode>("undo", Texts.School);
        var on = undo is null ? form.RequiredDay("on", MatrixTexts.PaperDay) : default;
        if ((undo ?? form.Code<SchoolCode>("school", Texts.School)) is not { } code) return PageResults.Say(Notice.NotFound);
        if (await call.District.School(code, cancellationToken) is not { } school || call.Actor.UnlessCovers(school.Group) is not null) return PageResults.Say(Notice.NotFound);
        if (!form.HasFlaws)
        {
            // The form carries no revision: whoever noted the paper a moment ago noted the same paper.
            var noted = undo is null
                ? await call.Union(code).ReceivePaper(new(call.Context, ask.Quarter, on, null), cancellationToken)
                : await call.Union(code).UndoPaper(new(call.Context, ask.Quarter), cancellationToken);
            if (!noted.IsRefused)
            {
                Flash.Say(context, undo is null
                    ? Say.It(MatrixTexts.PaperNoted, school.Name, ask.Quarter.Name, Words.Day(on))
                    : Say.It(MatrixTexts.PaperUndone, school.Name, ask.Quarter.Name));
                return PageResults.Go(ask.Address + "#matrix");
            }

            foreach (var refusal in noted.Refusals) form.Flaw(refusal.Code, refusal.Text, "on");
        }

        return district is null ? PageResults.Say(Notice.NotFound) : await Draw(call, matrix, context, form, cancellationToken);
    }

    private static ImmutableArray<SchoolCode> Codes(string list) =>
        [.. list.Split(',').Select(text => (IsCode: Domain.Codes.TryParse<SchoolCode>(text, out var code), Code: code)).Where(c => c.IsCode).Select(c => c.Code)];
}
