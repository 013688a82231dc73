using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DistrictUnion.Gateway.Pages;

/// <summary>Answers of pages.</summary>
internal static class PageResults
{
    /// <param name="parameters">The component's parameters, as an anonymous object.</param>
    public static RazorComponentResult<TPage> Draw<TPage>(object parameters)
        where TPage : IComponent => new(parameters);

    public static RazorComponentResult<NoticePage> Say(Notice notice) => new(new { Notice = notice }) { StatusCode = notice.Status };
}
