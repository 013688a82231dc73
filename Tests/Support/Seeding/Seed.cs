using DistrictUnion.Domain;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Storage;
using DistrictUnion.Storage.ReadModel;
using DistrictUnion.Storage.Writing;

namespace DistrictUnion.Tests.Support.Seeding;

/// <summary>
/// Fills an empty database of either kind with years of a district, the same each time. The rows of the schools are made within the
/// database from templates (<see cref="SeedTemplates"/>), quarter after quarter, so that they lie as years of work leave them: what is of one
/// school is far apart. Hashes of the journal's rows are no chain: <c>verify</c> is not for such a database.
/// </summary>
internal static class Seed
{
    private const int TemplatesAtOnce = 2_000;

    private const string Ours = "t.variant = s.number % 4 AND (t.third IS NULL OR t.third = s.number % 3)";

    /// <returns>Rows by table.</returns>
    public static async Task<IReadOnlyDictionary<string, long>> Fill(DistrictStorage storage, SeedSize size) => await storage.Writer.Alone(session => Fill(session, size));

    private static Dictionary<string, long> Fill(WriterSession session, SeedSize size)
    {
        var templates = SeedTemplates.Of(size);
        session.Connection.Execute(session.Dialect.Begin);
        var tables = templates.Rows;
        var stamps = tables.Select(rows => Load(session, rows.Key, rows)).ToArray();
        LoadCommits(session, templates, size);
        var filled = new Dictionary<string, long>();
        var position = 0L;
        foreach (var (district, schools) in size.Districts)
        {
            var state = SeedStories.OfDistrict(district, schools, size)
                .Aggregate(District.Empty, (folded, fact) => folded.Apply(fact, SeedStories.At(new(size.FirstYear, 1, 4)), SeedTemplates.Account));
            var changes = DistrictRows.Difference(District.Empty, state);
            session.Run([.. changes.Select(change => change.Statement)]);
            foreach (var change in changes) Count(change.Row.Table.Name, 1);
            session.Connection.Execute("CREATE TEMPORARY TABLE seeded_schools (school TEXT NOT NULL, number BIGINT NOT NULL)");
            session.Run([.. Enumerable.Range(0, schools).Select(number => new Statement("INSERT INTO seeded_schools VALUES (@0, @1)", SeedSize.School(number).Value, (long)number))]);
            foreach (var quarter in templates.Commits.Select(commit => commit.Quarter).Distinct().Order())
            {
                foreach (var (table, stamp) in stamps) Count(table.Name, session.Connection.Execute(stamp, quarter, district.Value));
                Count("journal", session.Connection.Execute(CommitsSql, quarter, position, $":{district}/"));
                position += Count(ReadTables.JournalLog.Name, session.Connection.Execute(LinesSql, quarter, position, $":{district}/", district.Value));
            }

            session.Connection.Execute("DROP TABLE seeded_schools");
        }

        foreach (var table in tables.Select(rows => rows.Key.Name).Append("journal")) session.Connection.Execute($"DROP TABLE template_{table}");
        session.Run([.. session.Dialect.CountAnew.Select(sql => new Statement(sql))]);
        session.Connection.Execute("COMMIT");
        return filled;

        long Count(string table, long rows)
        {
            filled[table] = filled.GetValueOrDefault(table) + rows;
            return rows;
        }
    }

    private const string OrderedCommits = $"FROM seeded_schools s JOIN template_journal t ON {Ours} WHERE t.in_quarter = @0 ORDER BY t.at, s.school, t.place";

    private const string Position = "@1 + row_number() OVER (ORDER BY t.at, s.school, t.place)";

    private static readonly string Stream = $"replace(replace(t.stream, '/{SeedStories.Somebody}', '/' || s.school), ':{SeedSize.Asked}/', @2)";

    private static readonly string CommitsSql =
        $"""
        INSERT INTO journal (position, stream, version, at, actor, command_id, command_digest, facts, answer, previous_hash, hash)
        SELECT {Position}, {Stream}, t.version, t.at, '{SeedTemplates.Account}', {Stream} || '#' || t.version, '{new string('0', 64)}', t.facts, t.answer, t.hash, t.hash {OrderedCommits}
        """;

    private static readonly string LinesSql =
        $"""
        INSERT INTO {ReadTables.JournalLog} (district, position, number, at, account, school, stream, kind, text)
        SELECT @3, {Position}, 0, t.at, '{SeedTemplates.Account}', s.school, {Stream}, t.kind, t.text {OrderedCommits}
        """;

    /// <summary>Puts a table's templates beside it.</summary>
    /// <returns>The statement that makes the rows of all schools for a quarter of a district.</returns>
    private static (ReadTable Table, string Stamp) Load(WriterSession session, ReadTable table, IEnumerable<TemplateRow> rows)
    {
        var columns = string.Join(", ", table.Columns.Select(column => column.Name));
        Make(session, table.Name, $"x.* FROM {table} x");
        var insert = $"INSERT INTO template_{table} (variant, third, in_quarter, {columns}) VALUES ({DistrictUnion.Storage.Commands.Places(0, table.Columns.Length + 3)})";
        Run(session, rows.Select(row => new Statement(insert, [(long)row.Variant, (long?)row.Third, (long)row.Quarter, .. row.Row.Values])));
        var values = table.Columns.Select(column => column.Name switch
        {
            "district" => "@1",
            "school" => "s.school",

            // Every photo is handed in by two or three schools.
            "sha256" => "substr(t.sha256, 1, 61) || substr(s.school, 2, 3)",
            var name => $"t.{name}",
        });
        return (table, $"INSERT INTO {table} ({columns}) SELECT {string.Join(", ", values)} FROM seeded_schools s JOIN template_{table} t ON {Ours} WHERE t.in_quarter = @0 ORDER BY s.school");
    }

    private static void LoadCommits(WriterSession session, SeedTemplates templates, SeedSize size)
    {
        var first = new Quarter(SeedSize.LastYear - size.JournalYears + 1, 1).Ordinal;
        Make(session, "journal", "j.stream, j.version, j.at, j.facts, j.answer, j.hash, l.kind, l.text, j.position AS place FROM journal j, journal_log l");
        var insert = $"INSERT INTO template_journal (variant, third, in_quarter, stream, version, at, facts, answer, hash, kind, text, place) VALUES ({DistrictUnion.Storage.Commands.Places(0, 12)})";
        Run(session, templates.Commits.Where(commit => commit.Quarter >= first).Select(commit => new Statement(
            insert, (long)commit.Variant, (long?)commit.Third, (long)commit.Quarter, commit.Stream, (long)commit.Version, commit.At, commit.Facts, "{}"u8.ToArray(), new byte[32],
            commit.Line.Values[7], commit.Line.Values[8], (long)commit.Order)));
    }

    private static void Make(WriterSession session, string table, string shape)
    {
        session.Connection.Execute($"CREATE TEMPORARY TABLE template_{table} AS SELECT 0 AS variant, 0 AS third, 0 AS in_quarter, {shape} WHERE 1 = 0");
        session.Connection.Execute($"CREATE INDEX ix_template_{table} ON template_{table} (in_quarter, variant)");
    }

    private static void Run(WriterSession session, IEnumerable<Statement> statements)
    {
        foreach (var some in statements.Chunk(TemplatesAtOnce)) session.Run(some);
    }
}
