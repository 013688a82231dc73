using System.Collections.Immutable;
using System.Text.Json;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Storage.Comparison;
using DistrictUnion.Storage.ReadModel;

namespace DistrictUnion.Storage.Ledgers;

/// <summary>The money ledgers of a district's schools. Long ones are added up by the database: it holds one row a school and account, whatever a year has.</summary>
internal sealed partial class LedgerReader
{
    private const string Counting = "district = @0 AND kind = @1 AND counts = 1";

    private const string EntriesSql = $"SELECT school, number, contents FROM ledger_entries WHERE {Counting} AND period = @2";

    /// <summary>Money is kept with two decimals, so that without the point it is fen.</summary>
    private string JournalSql =>
        $"""
        SELECT school, {Contents("account")}, sum(CAST(replace({Contents("income")}, '.', '') AS BIGINT)), sum(CAST(replace({Contents("expense")}, '.', '') AS BIGINT))
        FROM ledger_entries WHERE {Counting} AND period = @2
        GROUP BY 1, 2
        """;

    /// <summary>In the union at the end of a day.</summary>
    private string MembersSql =>
        $"""
        SELECT school, sum(CASE
            WHEN coalesce({Contents("joinedOn")}, '') <= @2 AND (coalesce({Contents("status")}, '在会') = '在会' OR coalesce({Contents("changedOn")}, '') > @2) THEN 1
            ELSE 0 END)
        FROM ledger_entries WHERE {Counting}
        GROUP BY 1
        """;

    private const string ExplainedSql =
        """
        SELECT school, kind, explained, count(*) FROM ledger_entries
        WHERE district = @0 AND counts = 1 AND explained IS NOT NULL AND entry_on BETWEEN @1 AND @2
        GROUP BY 1, 2, 3
        """;

    private const string ElsewhereSql = "SELECT DISTINCT school FROM ledgers WHERE district = @0 AND period = @1 AND kind IN (@2, @3) AND kept_elsewhere IS NOT NULL AND prints > 0";

    public Task<FundsRows> Funds(DistrictCode district, int year, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using var connection = database.OpenReader();
            using var transaction = database.BeginSnapshot(connection);
            var (period, first, last) = (new LedgerPeriod(LedgerPeriodKind.CalendarYear, year).ToString(), Cells.Cell(new DateOnly(year, 1, 1)), Cells.Cell(new DateOnly(year, 12, 31)));
            return new FundsRows(
                [.. Entries(FundsRules.Budget), .. Entries(FundsRules.Published)],
                connection.List(
                    JournalSql, r => new FundsAccount(new(r.GetString(0)), r.Text(1) ?? "", r.Whole(2), r.Whole(3)), district.Value, FundsRules.Journal.Value, period),
                connection.List(MembersSql, r => (School: new SchoolCode(r.GetString(0)), Count: r.GetInt32(1)), district.Value, FundsRules.Roster.Value, last)
                    .ToImmutableDictionary(m => m.School, m => m.Count),
                connection.List(
                    ExplainedSql, r => new ExplainedEntries(new(r.GetString(0)), new(r.GetString(1)), r.GetString(2), r.GetInt32(3)), district.Value, first, last),
                [.. connection.List(ElsewhereSql, r => new SchoolCode(r.GetString(0)), district.Value, period, FundsRules.Journal.Value, FundsRules.Published.Value)]);

            ImmutableArray<FundsEntry> Entries(LedgerCode kind) => connection.List(
                EntriesSql,
                r => new FundsEntry(new(r.GetString(0)), kind, r.GetInt32(1), JsonSerializer.Deserialize<ImmutableDictionary<string, string>>(r.GetString(2), DomainJson.Options)!),
                district.Value, kind.Value, period);
        },
        cancellationToken);

    private string Contents(string column) => database.Dialect.JsonText("contents", column);
}
