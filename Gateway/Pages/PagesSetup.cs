using System.Text.Encodings.Web;
using System.Text.Unicode;
using DistrictUnion.Gateway.Books;
using DistrictUnion.Gateway.Exports;
using DistrictUnion.Gateway.Files;
using DistrictUnion.Gateway.Pages.Forms;
using DistrictUnion.Gateway.Pages.Ledgers;
using DistrictUnion.Gateway.Pages.Matrix;
using DistrictUnion.Gateway.Pages.Review;
using DistrictUnion.Gateway.Pages.Settings;
using DistrictUnion.Gateway.Plans;

namespace DistrictUnion.Gateway.Pages;

/// <summary>What the pages need of the application.</summary>
internal static class PagesSetup
{
    /// <summary>Nothing from elsewhere, no inline script, no inline style; nobody may frame a page.</summary>
    private const string ContentSecurityPolicy = "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddOptions<ExportOptions>().BindConfiguration(ExportOptions.Section);
        services.AddSingleton<ExportDesk>();
        services.AddSingleton<OrderTickets>();
        services.AddOptions<ThumbnailOptions>().BindConfiguration(ThumbnailOptions.Section);
        services.AddSingleton<Thumbnails>();
        services.AddSingleton<BookMaking>();
        services.AddSingleton<VerifyLimit>();
        services.AddSingleton<MatrixView>();
        services.AddSingleton<SettingsView>();
        services.AddSingleton<EntrySources>();
        services.AddSingleton<ReviewDesk>();
        services.AddSingleton<AlikeDesk>();
        services.AddAntiforgery(options =>
        {
            options.FormFieldName = PageForm.Token;
            options.Cookie.Name = "du-form";
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.SuppressXFrameOptionsHeader = true;
        });

        // Chinese goes out as characters, not as numeric entities.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        return services;
    }

    /// <summary>Stands before everything else: who cannot draw a page need not sign in.</summary>
    public static IApplicationBuilder UseOldBrowsers(this IApplicationBuilder app) => app.UseMiddleware<OldBrowsers>();

    /// <summary>Headers of pages, and error pages instead of bare statuses and stack traces. The API answers for itself.</summary>
    public static IApplicationBuilder UsePages(this IApplicationBuilder app) => app.UseWhen(IsPage, pages =>
    {
        pages.Use((context, next) =>
        {
            AddHeaders(context.Response.Headers);
            return next(context);
        });
        pages.UseMiddleware<PageFaults>();
        pages.UseStatusCodePages(context => PageResults.Say(Notice.OfStatus(context.HttpContext.Response.StatusCode)).ExecuteAsync(context.HttpContext));
    });

    internal static void AddHeaders(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
    }

    private static bool IsPage(HttpContext context) =>
        !context.Request.Path.StartsWithSegments("/api") && !context.Request.Path.StartsWithSegments("/swagger");
}
