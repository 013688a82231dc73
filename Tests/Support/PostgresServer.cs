using System.Diagnostics;
using System.Globalization;
using DistrictUnion.Gateway.Hosting;
using DistrictUnion.Storage;
using DistrictUnion.Storage.Postgres;
using Npgsql;

namespace DistrictUnion.Tests.Support;

/// <summary>A PostgreSQL server of the tests' own: its own folder and port, gone with them.</summary>
public sealed class PostgresServer : IAsyncLifetime
{
    /// <summary>Why tests on PostgreSQL are skipped; null: they are not.</summary>
    public static string? Missing { get; } =
        Find("initdb") is null || Find("pg_ctl") is null ? "PostgreSQL is not installed (apt-get install postgresql)."
        : Environment.IsPrivilegedProcess && !HasUser() ? "PostgreSQL does not run as root, and there is no user postgres to run it."
        : null;

    private const string User = "postgres";

    private const string ProgramRole = "district_union";

    private static readonly Lock Starting = new();

    private static readonly string[] ExplainAll =
    [
        "session_preload_libraries = 'auto_explain'", "auto_explain.log_min_duration = 0", "auto_explain.log_analyze = on", "auto_explain.log_buffers = on", "auto_explain.log_timing = off",
        "auto_explain.log_format = json",
    ];

    private readonly int port = Ports.Free();
    private string? folder;
    private int databases;
    private string? storage;
    private string? service;

    /// <summary>A new, empty database. The server starts with the first.</summary>
    public string NewDatabase() => NewDatabase("template1");

    private string NewDatabase(string template)
    {
        lock (Starting)
        {
            Start();
            var name = string.Create(CultureInfo.InvariantCulture, $"test{++databases}");
            Execute($"CREATE DATABASE {name} TEMPLATE {template}");
            return ConnectionString(name);
        }
    }

    private static async Task MakeStorage(string owner)
    {
        await PostgresUpgrade.Run(owner, ProgramRole);
        await using var storage = new DistrictStorage(new() { PostgreSql = AsProgram(owner) }, TimeProvider.System);
        await storage.Start();
    }

    private void Execute(string sql)
    {
        using var connection = new NpgsqlConnection(ConnectionString(User));
        connection.Open();
        using var command = new NpgsqlCommand(sql, connection);
        command.ExecuteNonQuery();
    }

    /// <summary>A new database with the tables of storage, made by the owner, whose connection string it is; the program runs as another role.</summary>
    public string NewStorage()
    {
        lock (Starting)
        {
            Start();
            if (storage is null)
            {
                MakeProgramRole();
                var first = NewDatabase();
                MakeStorage(first).GetAwaiter().GetResult();
                storage = new NpgsqlConnectionStringBuilder(first).Database!;
            }
        }

        return NewDatabase(storage!);
    }

    /// <summary>A new database for a whole service, upgraded by the verb as an administrator does it.</summary>
    /// <returns>The connection string for the service.</returns>
    public string NewService()
    {
        lock (Starting)
        {
            service ??= UpgradedService();
            return AsProgram(NewDatabase(service));
        }
    }

    private string UpgradedService()
    {
        var owner = NewStorage();
        using var said = new StringWriter();
        KeyValuePair<string, string?>[] settings = [new(GrainHost.PostgreSqlSetting, AsProgram(owner)), new(GrainHost.OwnerSetting, owner)];
        var code = MainJob.Commands.Run(["upgrade"], said, said, settings).GetAwaiter().GetResult();
        Assert.True(code == 0, said.ToString());
        NpgsqlConnection.ClearAllPools();
        return new NpgsqlConnectionStringBuilder(owner).Database!;
    }

    /// <summary>Destroys a database, whoever is connected to it.</summary>
    public void Drop(string connectionString) => Execute($"DROP DATABASE {new NpgsqlConnectionStringBuilder(connectionString).Database} WITH (FORCE)");

    /// <summary>From the next connection on the server writes down how it runs each statement of a database.</summary>
    internal PlanLog Explain(string database)
    {
        var name = new NpgsqlConnectionStringBuilder(database).Database!;
        foreach (var setting in ExplainAll) Execute($"ALTER DATABASE {name} SET {setting}");
        return new(Log, name);
    }

    /// <summary>Makes the role under which the program runs; once for a server.</summary>
    public void MakeProgramRole() => Execute($"CREATE ROLE {ProgramRole} LOGIN");

    /// <summary>The connection string of the role that may not change the journal.</summary>
    public static string AsProgram(string owner) => new NpgsqlConnectionStringBuilder(owner) { Username = ProgramRole }.ConnectionString;

    /// <summary>The connection string of who may do everything, for tables by their short names.</summary>
    public static string AsOwner(string program) => new NpgsqlConnectionStringBuilder(program) { Username = User, SearchPath = PostgresDatabase.SearchPath, Pooling = false }.ConnectionString;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync()
    {
        if (folder is null) return Task.CompletedTask;
        NpgsqlConnection.ClearAllPools();
        Stop();
        Directory.Delete(folder, recursive: true);
        return Task.CompletedTask;
    }

    private string Data => Path.Combine(folder!, "data");

    private string Log => Path.Combine(folder!, "log");

    private string ConnectionString(string database) =>
        $"Host=127.0.0.1;Port={port};Username={User};Database={database};Maximum Pool Size=20;Timeout=15";

    private void Start()
    {
        if (folder is not null) return;
        folder = Directory.CreateTempSubdirectory("district-union-pg-").FullName;
        if (Environment.IsPrivilegedProcess) Call("chown", User, folder);
        Run("initdb", "--data-checksums", "--auth=trust", $"--username={User}", "--encoding=UTF8", "--locale=C", "-D", Data);
        Go();
    }

    /// <summary>The server dies as in a power failure; connections are cut.</summary>
    public void Stop() => Run("pg_ctl", "stop", "-D", Data, "-m", "immediate");

    /// <summary>Starts it again on the same port after <see cref="Stop"/>.</summary>
    public void Go()
    {
        var settings = string.Create(CultureInfo.InvariantCulture, $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c max_connections=200 -c log_line_prefix=%d:");
        Run("pg_ctl", "start", "-w", "-D", Data, "-l", Log, "-o", settings);
    }

    private static void Run(string tool, params string[] arguments)
    {
        var path = Find(tool)!;
        if (Environment.IsPrivilegedProcess) Call("runuser", ["-u", User, "--", path, .. arguments]);
        else Call(path, arguments);
    }

    private static void Call(string file, params string[] arguments)
    {
        // The server inherits what pg_ctl was given; a pipe would stay open as long as it runs.
        var start = new ProcessStartInfo("/bin/sh", ["-c", "exec \"$@\" >/dev/null 2>&1 </dev/null", "sh", file, .. arguments]) { WorkingDirectory = "/" };
        using var process = Process.Start(start)!;
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{file} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }

    private static string? Find(string tool)
    {
        IEnumerable<string> versions = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(d => int.TryParse(Path.GetFileName(d), out var version) ? version : 0).Select(d => Path.Combine(d, "bin"))
            : [];
        return versions.Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')).Select(d => Path.Combine(d, tool)).FirstOrDefault(File.Exists);
    }

    private static bool HasUser() => File.Exists("/etc/passwd") && File.ReadLines("/etc/passwd").Any(line => line.StartsWith(User + ":", StringComparison.Ordinal));
}
