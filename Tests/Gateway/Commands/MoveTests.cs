using DistrictUnion.Accounts.Store;
using DistrictUnion.Gateway.Demo;
using DistrictUnion.Storage;
using DistrictUnion.Storage.Files;
using DistrictUnion.Tests.Support;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace DistrictUnion.Tests.Gateway.Commands;

/// <summary>A grown district goes from a file to PostgreSQL and back, with its people.</summary>
[Trait("Host", "Embedded")]
public sealed class MoveTests : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("district-union-move-");
    private readonly PostgresServer server = new();

    [PostgresFact]
    public async Task Move_SampleDistrict_IsTheSameThereAndBack()
    {
        var (file, back, owner) = (PathOf("old.db"), PathOf("back.db"), server.NewDatabase());
        server.MakeProgramRole();
        IReadOnlyList<KeyValuePair<string, string?>> settings =
        [
            new("Embedded:Database", file), new("Embedded:PostgreSql", PostgresServer.AsProgram(owner)), new("Embedded:PostgreSqlOwner", owner),
            new("Embedded:FilesInDatabase", "true"),
        ];
        Assert.Null(await DemoStart.Create(new(file)));
        var attached = FileDigest.Of("附件"u8);
        await new FileFolder(FileFolder.Beside(file)).Put(attached, "附件"u8.ToArray(), default);
        await Run(settings, "user", "list", "--database", file);

        await Run(settings, "upgrade");
        var moved = await Run(settings, "move", "--from", "sqlite", "--to", "postgres");
        var again = await Refused(settings, "move", "--from", "sqlite", "--to", "postgres");
        var returned = await Run(settings, "move", "--from", "postgres", "--to", "sqlite", "--database", back);

        Assert.Contains("✓ 全部哈希链与写入时一致", moved, StringComparison.Ordinal);
        Assert.Contains("已有数据", again, StringComparison.Ordinal);
        Assert.Contains("✓ 全部哈希链与写入时一致", returned, StringComparison.Ordinal);
        Assert.Contains("1 个附件", moved, StringComparison.Ordinal);
        Assert.Equal([attached], Rows(OnServer(owner), "(SELECT sha256 FROM kept_files) f"));
        Directory.Delete(FileFolder.Beside(file), recursive: true);
        Assert.Contains("1 个附件", await Run(settings, "move", "--from", "postgres", "--to", "sqlite", "--database", PathOf("again.db")), StringComparison.Ordinal);
        Assert.Equal("附件"u8.ToArray(), await new FileFolder(FileFolder.Beside(file)).Get(attached, default));
        foreach (var table in new[] { "journal", "seals", "private_values", "grain_state", "occurrences", "task_progress", "area_sums", "journal_log", "schools" })
        {
            var rows = Rows(InFile(file), table);
            Assert.Equal(rows, Rows(OnServer(owner), table));
            Assert.Equal(rows, Rows(InFile(back), table));
        }
    }

    [PostgresFact]
    public async Task Upgrade_OfAnotherDatabaseThanTheProgramUses_ChangesNothing()
    {
        var (owner, other) = (server.NewDatabase(), server.NewDatabase());
        server.MakeProgramRole();
        KeyValuePair<string, string?>[] settings = [new("Embedded:PostgreSql", PostgresServer.AsProgram(owner)), new("Embedded:PostgreSqlOwner", other)];

        Assert.Contains("不是同一个数据库", await Refused(settings, "upgrade"), StringComparison.Ordinal);
        Assert.Empty(Rows(OnServer(other), "(SELECT * FROM pg_namespace WHERE nspname = 'store') s"));
        Assert.Contains("还没有本程序的表", await Refused(settings, "seal", "qinglan"), StringComparison.Ordinal);
    }

    [PostgresFact]
    public async Task Verb_OnADatabaseThatIsNotThere_IsOneSentence()
    {
        var missing = new NpgsqlConnectionStringBuilder(server.NewDatabase()) { Database = "nothing_there" }.ConnectionString;
        server.MakeProgramRole();

        Assert.Contains("没有连接字符串里的那个数据库（3D000）", await Refused([new("Embedded:PostgreSql", PostgresServer.AsProgram(missing))], "verify"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Move_WithoutAServer_SaysWhatIsMissing() =>
        Assert.Contains("Embedded:PostgreSql", await Refused([new("Embedded:Database", PathOf("x.db"))], "move", "--from", "sqlite", "--to", "postgres"), StringComparison.Ordinal);

    [Fact]
    public void Kinds_OfAccountsThatAreTakenAlong_AreAllOfTheModel()
    {
        var options = new Microsoft.EntityFrameworkCore.DbContextOptionsBuilder<SqliteAccountsContext>();
        Microsoft.EntityFrameworkCore.SqliteDbContextOptionsBuilderExtensions.UseSqlite(options, "Data Source=:memory:");
        using var context = new SqliteAccountsContext(options.Options);

        Assert.Equal(context.Model.GetEntityTypes().Select(type => type.ClrType.Name).Order(), AccountsMove.Kinds.Keys.Select(type => type.Name).Order());
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await server.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private static async Task<string> Run(IEnumerable<KeyValuePair<string, string?>> settings, params string[] args)
    {
        var (code, said) = await Say(settings, args);
        Assert.True(code == 0, said);
        return said;
    }

    private static async Task<string> Refused(IEnumerable<KeyValuePair<string, string?>> settings, params string[] args)
    {
        var (code, said) = await Say(settings, args);
        Assert.Equal(1, code);
        return said;
    }

    private static async Task<(int Code, string Said)> Say(IEnumerable<KeyValuePair<string, string?>> settings, string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        return (await MainJob.Commands.Run(args, output, error, settings), $"{error}{output}");
    }

    private static SqliteConnection InFile(string path) => new(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());

    private static NpgsqlConnection OnServer(string owner) => new(PostgresServer.AsOwner(owner));

    private static List<string> Rows(System.Data.Common.DbConnection connection, string table)
    {
        using (connection)
        {
            connection.Open();
            List<string> rows =
            [
                .. connection.List($"SELECT * FROM {table}", row => string.Join('|', Enumerable.Range(0, row.FieldCount).Select(i => row.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : row.GetValue(i)))),
            ];
            rows.Sort(StringComparer.Ordinal);
            return rows;
        }
    }

    private string PathOf(string name) => Path.Combine(folder.FullName, name);
}
