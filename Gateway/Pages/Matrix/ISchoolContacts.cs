using System.Collections.Immutable;
using DistrictUnion.Domain;

namespace DistrictUnion.Gateway.Pages.Matrix;

/// <summary>Whom the office calls at a school.</summary>
/// <param name="Phone">As it was registered.</param>
public sealed record SchoolContact(string Name, string Phone);

/// <summary>Tells the chairs' names and phones. Accounts know them.</summary>
public interface ISchoolContacts
{
    /// <returns>Schools without anybody are left out.</returns>
    ValueTask<ImmutableDictionary<SchoolCode, ImmutableArray<SchoolContact>>> Of(DistrictCode district, CancellationToken cancellationToken);
}

/// <summary>Nobody: where no accounts are kept.</summary>
internal sealed class NoContacts : ISchoolContacts
{
    public ValueTask<ImmutableDictionary<SchoolCode, ImmutableArray<SchoolContact>>> Of(DistrictCode district, CancellationToken cancellationToken) =>
        ValueTask.FromResult(ImmutableDictionary<SchoolCode, ImmutableArray<SchoolContact>>.Empty);
}
