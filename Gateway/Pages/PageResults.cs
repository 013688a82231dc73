using DistrictUnion.Domain;
using DistrictUnion.Gateway.Log;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DistrictUnion.Gateway.Pages;

/// <summary>Answers of pages.</summary>
internal static class PageResults
{
    /// <param name="parameters">The component's parameters, as an anonymous object.</param>
    public static RazorComponentResult Draw<TPage>(object parameters)
        where TPage : IComponent => new RazorComponentResult<TPage>(parameters);

    /// <summary>A page that was refused what its form asked for: drawn again, with what was typed.</summary>
    public static RazorComponentResult DrawRefused<TPage>(object parameters)
        where TPage : IComponent => new RazorComponentResult<TPage>(parameters) { StatusCode = StatusCodes.Status422UnprocessableEntity };

    /// <summary>On to another page after a form was accepted: the back button comes to the page before, and sends nothing again.</summary>
    public static IResult Go(string address) => new SeeOther(address);

    /// <summary>A file, or the page that says why there is none.</summary>
    public static IResult Send<TFile>(Outcome<TFile> file)
        where TFile : class, IResult => file.Value is { } found ? found : Say(Notice.Of(file.Refusals[0]));

    public static IResult Say(Notice notice) => new Said(notice);
}

/// <summary>A page that says one thing.</summary>
internal sealed class Said(Notice notice) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (notice.Status is StatusCodes.Status403Forbidden) httpContext.Features.Set(new RefusedAccess(notice.Code));
        return new RazorComponentResult<NoticePage>(new { Notice = notice }) { StatusCode = notice.Status }.ExecuteAsync(httpContext);
    }
}

/// <summary>303, so that every browser asks for the next page with GET.</summary>
internal sealed class SeeOther(string address) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = address;
        return Task.CompletedTask;
    }
}
