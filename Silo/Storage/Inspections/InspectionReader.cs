using System.Collections.Immutable;
using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Backfills;
using DistrictUnion.Domain.Inspections;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Grains.Inspections;
using DistrictUnion.Storage.ReadModel;

namespace DistrictUnion.Storage.Inspections;

/// <summary>Reads inspections of all schools, each answer in one statement.</summary>
internal sealed class InspectionReader(Database database) : IInspectionReader
{
    private const string RoundSql = "SELECT school, contents FROM inspections WHERE district = @0 AND inspection = @1 ORDER BY school";

    private const string SchoolSql = "SELECT inspection, contents FROM inspections WHERE district = @0 AND school = @1 ORDER BY inspection";

    private const string PastScoresSql = "SELECT school, contents FROM past_scores WHERE district = @0 AND year = @1";

    private static string EntriesSql(int kinds) =>
        $"""
        SELECT kind, period, number, entry_on, contents FROM ledger_entries
        WHERE district = @0 AND school = @1 AND entry_on <= @2 AND counts = 1 AND kind IN ({Commands.Places(3, kinds)})
        ORDER BY entry_on, kind, period, number
        """;

    public Task<ImmutableArray<RecordedInspection>> OfRound(DistrictCode district, InspectionCode inspection, CancellationToken cancellationToken) =>
        Read(RoundSql, [district.Value, inspection.Value], reader => new RecordedInspection(new(reader.GetString(0)), State(reader.GetString(1))), cancellationToken);

    public Task<ImmutableArray<RecordedRound>> OfSchool(DistrictCode district, SchoolCode school, CancellationToken cancellationToken) =>
        Read(SchoolSql, [district.Value, school.Value], reader => new RecordedRound(new(reader.GetString(0)), new(school, State(reader.GetString(1)))), cancellationToken);

    public Task<ImmutableArray<RecordedEntry>> Entries(
        DistrictCode district, SchoolCode school, IReadOnlyCollection<LedgerCode> kinds, DateOnly until, CancellationToken cancellationToken) =>
        kinds.Count == 0
            ? Task.FromResult(ImmutableArray<RecordedEntry>.Empty)
            : Read(EntriesSql(kinds.Count), [district.Value, school.Value, Cells.Cell(until), .. kinds.Select(k => k.Value)], Entry, cancellationToken);

    public async Task<ImmutableDictionary<SchoolCode, PastScore>> PastScores(DistrictCode district, int year, CancellationToken cancellationToken) =>
        (await Read(
            PastScoresSql, [district.Value, year],
            reader => (School: new SchoolCode(reader.GetString(0)), Score: JsonSerializer.Deserialize<PastScore>(reader.GetString(1), DomainJson.Options)!), cancellationToken))
        .ToImmutableDictionary(row => row.School, row => row.Score);

    private static RecordedEntry Entry(DbDataReader reader) => new(
        new(reader.GetString(0)),
        LedgerPeriod.TryParse(reader.GetString(1), out var period) ? period : throw new FormatException($"“{reader.GetString(1)}” is no period."),
        reader.GetInt32(2),
        DateOnly.ParseExact(reader.GetString(3), "yyyy-MM-dd", CultureInfo.InvariantCulture),
        JsonSerializer.Deserialize<ImmutableSortedDictionary<string, string>>(reader.GetString(4), DomainJson.Options)!);

    private static Inspection State(string contents) => JsonSerializer.Deserialize<Inspection>(contents, DomainJson.Options)!;

    private Task<ImmutableArray<T>> Read<T>(string sql, object?[] parameters, Func<DbDataReader, T> row, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using var connection = database.OpenReader();
            return connection.List(sql, row, parameters);
        },
        cancellationToken);
}
