using DistrictUnion.Domain.Books;
using DistrictUnion.Gateway.Http;
using DistrictUnion.Gateway.Ledgers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DistrictUnion.Gateway.Books;

/// <summary>School books (一校一册) over HTTP.</summary>
internal static class BookEndpoints
{
    public static void MapBooks(this IEndpointRouteBuilder routes)
    {
        var books = routes.MapGroup("/api/v1/districts/{district}/schools/{school}").WithTags("一校一册");
        books.MapGet("/books", List).WithName("listBooks").WithSummary("列出已签发的一校一册");
        books.MapPost("/years/{year}/book", Issue).WithRequestTimeout(ApiPaths.LongTime).WithName("issueBook").WithSummary("签发一校一册并下载（Excel）");
    }

    private static async Task<Results<Ok<BookList>, Refused>> List(SchoolCall call, CancellationToken cancellationToken) =>
        await call.Books.Issued(call.Actor, cancellationToken) is { } list ? TypedResults.Ok(list) : Refused.Absent();

    private static async Task<Results<WorkbookDownload, Refused>> Issue(
        SchoolCall call, int year, IssueBookBody body, HttpContext http, PrivateOpening opening, BookMaking making, CancellationToken cancellationToken)
    {
        var withPrivate = body.WithPrivate is true;
        if (withPrivate)
        {
            var (isOpen, refusal) = opening.ByReason(http, call, body.Reason);
            if (refusal is not null || !isOpen) return Refused.With(refusal ?? PrivateOpening.ReasonMissing);
        }

        var order = new BookOrder(call.District.Code, call.Code, year, withPrivate, body.WithEmpty is true);
        var made = await making.Issue(call.Actor, order, call.Context.CommandId, cancellationToken);
        return made.Value is { } book ? new WorkbookDownload(book.Data, book.Name) : Refused.With(made.Refusals);
    }
}

/// <param name="WithPrivate">With private values; who does not keep the ledgers gives a reason.</param>
/// <param name="WithEmpty">With ruled sheets of ledgers that have no entries.</param>
public sealed record IssueBookBody(bool? WithPrivate = null, string? Reason = null, bool? WithEmpty = null);
