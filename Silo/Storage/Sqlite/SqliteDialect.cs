using System.Data.Common;
using DistrictUnion.Storage.Sealing;
using Microsoft.Data.Sqlite;

namespace DistrictUnion.Storage.Sqlite;

internal sealed class SqliteDialect : Dialect
{
    private const int UniqueViolation = 2067;
    private const int PrimaryKeyViolation = 1555;

    public static SqliteDialect Instance { get; } = new();

    public override string Begin => "BEGIN IMMEDIATE";

    public override string AppendToJournal =>
        """
        INSERT INTO journal (stream, version, at, actor, command_id, command_digest, facts, answer, previous_hash, hash)
        VALUES (@0, @1, @2, @3, @4, @5, @6, @7, @8, @9)
        """;

    public override string LastPosition => "(SELECT seq FROM sqlite_sequence WHERE name = 'journal')";

    public override string LastSeal => "(SELECT seq FROM sqlite_sequence WHERE name = 'seals')";

    public override string AppendSeal => $"INSERT INTO seals ({SealRow.Columns}) VALUES (@0, @1, @2, @3, @4, @5)";

    /// <summary>SQLite counts on from the largest that it has seen.</summary>
    public override IReadOnlyList<string> CountAnew => [];

    public override string AllGrainStates => "grain_state";

    public override string WriteNothingNew => "UPDATE read_model SET schema = schema";

    public override string TextType => "TEXT";

    public override string InOrderOfKey => "WITHOUT ROWID";

    public override string Contains(string text, string part) => $"instr({text}, {part}) > 0";

    public override string JsonText(string column, string name) => $"{column} ->> '{name}'";

    public override bool IsDuplicate(DbException exception) => exception is SqliteException { SqliteExtendedErrorCode: UniqueViolation or PrimaryKeyViolation };
}
