using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Books;
using Orleans.Concurrency;

namespace DistrictUnion.Grains.Interfaces.Books;

/// <summary>The issued books (一校一册) of one school. Key: "district/school". Its stream is its own, so that issuing a book changes nothing that it attests.</summary>
public interface IBookGrain : IGrainWithStringKey
{
    /// <summary>What a book of the year would be made of; asked again after reading, it says whether anything moved meanwhile. Null: absent.</summary>
    [ReadOnly]
    Task<BookSources?> Sources(Actor actor, int year, CancellationToken cancellationToken = default);

    /// <summary>Issues a book. Refusals: <see cref="BookRules.Issue"/>, book.sources-moved, scope.absent, scope.forbidden.</summary>
    Task<Outcome<IssuedBook>> Issue(IssueBook command, CancellationToken cancellationToken = default);

    /// <summary>The issued books; null: absent.</summary>
    [ReadOnly]
    Task<BookList?> Issued(Actor actor, CancellationToken cancellationToken = default);

    /// <summary>
    /// How an issued book and the data stand to each other. Anybody may ask who knows its number and digest, which is why nothing of the
    /// content is answered; null: there is no such book, or the digest is another.
    /// </summary>
    /// <param name="digest">At least its first <see cref="BookDigest.FewestTyped"/> digits.</param>
    [ReadOnly]
    Task<BookStanding?> Standing(string number, string digest, CancellationToken cancellationToken = default);
}
