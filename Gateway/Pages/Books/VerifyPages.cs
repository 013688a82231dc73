using System.Globalization;
using DistrictUnion.Documents;
using DistrictUnion.Domain;
using DistrictUnion.Gateway.Books;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Pages.Forms;

namespace DistrictUnion.Gateway.Pages.Books;

/// <summary>Checks issued books without a sign-in: by number and digest, or the file itself. Limited by address; says nothing of the content.</summary>
internal static class VerifyPages
{
    public static void Map(RouteGroupBuilder pages)
    {
        pages.MapGet("/verify", () => PageResults.Draw<VerifyPage>(new { })).WithName("page.verify");
        pages.MapPost("/verify", ByNumber).WithName("page.verify-form");
        pages.MapPost("/verify/file", ByFile).WithMetadata(new BodyLimit(UploadedFile.MaxForm)).WithRequestTimeout(ApiPaths.LongTime).WithName("page.verify-file");
    }

    /// <summary>Number and digest in their fields, or the text of the QR code in the first.</summary>
    private static async Task<IResult> ByNumber(HttpContext http, PageForm form, VerifyLimit limit, IGrainFactory grains, CancellationToken cancellationToken)
    {
        var number = form.Required("number", BookTexts.Number);
        var digest = form.Text("digest");
        if (digest is null && BookVerification.OfQr(number) is { } scanned) (number, digest) = scanned;
        if (!form.HasFlaws && digest is null) form.Required("digest", BookTexts.Digest);
        if (!form.HasFlaws && limit.Count(http) is { } refusal) return TooMany(http, refusal);
        return form.HasFlaws
            ? PageResults.DrawRefused<VerifyPage>(new { Sent = form })
            : PageResults.Draw<VerifyPage>(new { Verdict = new BookVerdict(null, await BookVerification.Ask(grains, number, digest!, cancellationToken), true), Sent = form });
    }

    private static async Task<IResult> ByFile(HttpContext http, PageForm form, VerifyLimit limit, IGrainFactory grains, CancellationToken cancellationToken)
    {
        if (limit.Count(http) is { } refusal) return TooMany(http, refusal);
        if (await UploadedFile.Read(form, "file", BookTexts.ChooseFile, cancellationToken) is { } file)
        {
            var read = BookVerification.OfFile(new SourceFile(file.Name, file.Bytes));
            if (read.Value is { } check) return PageResults.Draw<VerifyPage>(new { Verdict = await BookVerification.Ask(grains, check, cancellationToken) });
            form.Flaw(read.Refusals);
        }

        return PageResults.DrawRefused<VerifyPage>(new { Sent = form });
    }

    private static IResult TooMany(HttpContext http, Refusal refusal)
    {
        http.Response.Headers.RetryAfter = ((int)VerifyLimit.Window.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return PageResults.Say(Notice.Of(refusal));
    }
}
