using System.Collections.Immutable;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Domain.Log;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Log;
using DistrictUnion.Gateway.Pages.Forms;

namespace DistrictUnion.Gateway.Pages.Log;

/// <summary>The log for its auditor: who did what, and whether anything was changed afterwards.</summary>
internal static class LogPages
{
    private const int MaxSchools = 1000;

    public static void Map(RouteGroupBuilder pages)
    {
        pages.MapGet("/districts/{district}/log", Search).WithName("page.log");
        pages.MapGet("/districts/{district}/log/files/{format}", Export).WithName("page.log-file").WithRequestTimeout(ApiPaths.LongTime);
        pages.MapPost("/districts/{district}/log/verification", Verify).WithName("page.verify-log").WithRequestTimeout(ApiPaths.LongTime);
    }

    private static async Task<IResult> Search(DistrictCall call, HttpContext context, IAccountNames names, CancellationToken cancellationToken)
    {
        if (await call.District.View(cancellationToken) is not { } district) return PageResults.Say(Notice.NoDistrict);
        var ask = LogAsk.Of(context.Request.Query);
        var found = ask.Sent.HasFlaws ? new LogPage([], null) : await call.Log.Search(call.Actor, await ask.Resolved(call.Code, names), cancellationToken);
        if (found.Value is not { } page) return PageResults.Say(Notice.Of(found.Refusals[0]));
        var model = new LogModel(
            district.Name, district.TimeZone, $"/districts/{call.Code}/log", ask, page, await Schools(call, cancellationToken), await names.Of(page.Lines.Select(l => l.Account).Distinct()));
        return ask.Sent.HasFlaws ? PageResults.DrawRefused<LogSearchPage>(new { Model = model }) : PageResults.Draw<LogSearchPage>(new { Model = model });
    }

    private static async Task<IResult> Export(
        DistrictCall call, string format, HttpContext context, IAccountNames names, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (format is not ("xlsx" or "csv") || await call.District.View(cancellationToken) is not { } district) return PageResults.Say(Notice.NotFound);
        var ask = LogAsk.Of(context.Request.Query);
        if (ask.Sent.HasFlaws) return PageResults.Go(ask.AddressOf($"/districts/{call.Code}/log"));
        var read = await LogFile.Read(call, await ask.Resolved(call.Code, names), cancellationToken);
        if (read.Value is not { Lines: var lines }) return PageResults.Say(Notice.Of(read.Refusals[0]));
        var file = new LogFile(
            district, lines, await Schools(call, cancellationToken), await names.Of(lines.Select(l => l.Account).Distinct()), clock.GetUtcNow());
        return format == "xlsx" ? new WorkbookDownload(file.Workbook, file.Name) : new CsvDownload(file.Csv, file.Name);
    }

    /// <summary>It changes nothing, so its result is the answer itself: sent again it verifies again and is noted once.</summary>
    private static async Task<IResult> Verify(DistrictCall call, PageForm form, CancellationToken cancellationToken)
    {
        if (await call.District.View(cancellationToken) is not { } district) return PageResults.Say(Notice.NoDistrict);
        var seal = SealOf(form);
        var outcome = form.HasFlaws ? Outcome<LogVerification>.Refused(form.Flaws) : await call.Log.Verify(call.Context, seal, cancellationToken);
        if (outcome.Value is null && !form.HasFlaws) form.Flaw(outcome.Refusals.Select(r => r with { Place = r.Place == "seal" ? "digest" : r.Place }));
        var parameters = new { District = district, Result = outcome.Value, Sent = form };
        return form.HasFlaws ? PageResults.DrawRefused<VerificationPage>(parameters) : PageResults.Draw<VerificationPage>(parameters);
    }

    /// <summary>A seal that was noted outside: both parts or neither.</summary>
    private static SealMark? SealOf(PageForm form)
    {
        if (form.Text("seal") is null && form.Text("digest") is null) return null;
        var number = form.Text("seal") is null ? null : form.Number("seal", LogTexts.SealNumber, 1, int.MaxValue);
        if (form.Text("seal") is null) form.Required("seal", LogTexts.SealNumber);
        var digest = form.Required("digest", LogTexts.SealDigest).Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
        return number is { } given && digest.Length > 0 ? new(given, digest) : null;
    }

    private static async Task<ImmutableDictionary<string, string>> Schools(DistrictCall call, CancellationToken cancellationToken) =>
        (await call.District.Schools(null, 0, MaxSchools, cancellationToken)).Schools.ToImmutableDictionary(s => s.Code.Value, (School s) => s.Name);
}
