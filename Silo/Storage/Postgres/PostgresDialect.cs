using System.Data.Common;
using DistrictUnion.Storage.Postgres.Cluster;
using DistrictUnion.Storage.Sealing;
using Npgsql;

namespace DistrictUnion.Storage.Postgres;

internal sealed class PostgresDialect : Dialect
{
    public static PostgresDialect Instance { get; } = new();

    public override string Begin => "BEGIN; SELECT number FROM counters WHERE name = 'journal' FOR UPDATE";

    /// <summary>
    /// The counter's row is lock and number in one: who counted holds it until his commit, so positions follow the order of commits, and a
    /// transaction that is rolled back gives its position back.
    /// </summary>
    public override string AppendToJournal =>
        """
        WITH next AS (UPDATE counters SET number = number + 1 WHERE name = 'journal' RETURNING number)
        INSERT INTO journal (position, stream, version, at, actor, command_id, command_digest, facts, answer, previous_hash, hash)
        SELECT number, @0, @1, @2, @3, @4, @5, @6, @7, @8, @9 FROM next
        """;

    public override string LastPosition => "(SELECT number FROM counters WHERE name = 'journal')";

    public override string LastSeal => "(SELECT number FROM counters WHERE name = 'seals')";

    public override string AppendSeal =>
        $"""
        WITH counted AS (UPDATE counters SET number = @0 WHERE name = 'seals')
        INSERT INTO seals ({SealRow.Columns}) VALUES (@0, @1, @2, @3, @4, @5)
        """;

    public override IReadOnlyList<string> CountAnew { get; } =
    [
        "UPDATE counters SET number = coalesce((SELECT max(position) FROM journal), 0) WHERE name = 'journal'",
        "UPDATE counters SET number = coalesce((SELECT max(number) FROM seals), 0) WHERE name = 'seals'",
    ];

    /// <summary>A row of <c>grain_state</c> is the newer one: silos empty that table as they read.</summary>
    public override string AllGrainStates =>
        $"""
        (SELECT DISTINCT ON (name, key) name, key, etag, json
         FROM (SELECT name, key, etag, json, 'infinity'::timestamptz AS modified FROM grain_state UNION ALL {ClusterSchema.GrainStates}) AS kept
         ORDER BY name, key, modified DESC) AS states
        """;

    public override string WriteNothingNew => "UPDATE counters SET number = number WHERE name = 'journal'";

    public override string TextType => "TEXT COLLATE \"C\"";

    public override string InOrderOfKey => "";

    public override string Contains(string text, string part) => $"strpos({text}, {part}) > 0";

    public override string JsonText(string column, string name) => $"{column}::json ->> '{name}'";

    public override bool IsDuplicate(DbException exception) => exception is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };
}
