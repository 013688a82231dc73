namespace DistrictUnion.Domain.Comparison;

/// <summary>What an answer of the comparison depends on besides the question.</summary>
/// <param name="Position">The journal's position.</param>
/// <param name="Day">The district's day: what is overdue or locked changes with it.</param>
public sealed record ComparisonVersion(long Position, DateOnly Day);
