using System.Data;
using System.Data.Common;
using DistrictUnion.Storage;
using DistrictUnion.Storage.Postgres.Cluster;
using DistrictUnion.Tests.Support;
using Npgsql;

namespace DistrictUnion.Tests.Silo.Storage;

/// <summary>
/// The statements for Orleans' ADO.NET providers, each executed as the providers do it: read from <c>OrleansQuery</c>, with their parameters and
/// types (<c>DbExtensions</c> of Orleans' source), by the program's role.
/// </summary>
[Collection(StorageTests.Name)]
public class ClusterStatementTests(PostgresServer server)
{
    private const string Cluster = "district-union";
    private const int Active = 3;
    private const int Dead = 6;

    private static readonly DateTime Started = new(2026, 11, 23, 1, 2, 3, 456, DateTimeKind.Utc);

    /// <summary>Names that the providers ask for; a missing one stops a silo's start.</summary>
    [PostgresFact]
    public void OrleansQuery_AfterUpgrade_HasEveryStatement()
    {
        using var connection = Connect();

        var keys = connection.List("SELECT QueryKey, QueryText FROM OrleansQuery", row => row.GetString(0));

        Assert.Equal(
            [
                "CleanupDefunctSiloEntriesKey", "ClearStorageKey", "DeleteMembershipTableEntriesKey", "DeleteStorageKey", "GatewaysQueryKey", "InsertMembershipKey",
                "InsertMembershipVersionKey", "MembershipReadAllKey", "MembershipReadRowKey", "ReadFromStorageKey", "UpdateIAmAlivetimeKey", "UpdateMembershipKey",
                "WriteToStorageKey",
            ],
            keys.Order(StringComparer.Ordinal));
    }

    [PostgresFact]
    public void Membership_OfANewCluster_HasAVersionAndNoMember()
    {
        using var connection = Connect();

        Assert.True(Answer<bool>(connection, "InsertMembershipVersionKey", Deployment));
        Assert.False(Answer<bool>(connection, "InsertMembershipVersionKey", Deployment));

        var row = Assert.Single(Rows(connection, "MembershipReadAllKey", Deployment));
        Assert.Equal(0, row["Version"]);
        Assert.Equal(DBNull.Value, row["StartTime"]);
    }

    [PostgresFact]
    public void Membership_InsertAndUpdate_CountTheVersionAndReadBackWhatWasWritten()
    {
        using var connection = Connect();
        Answer<bool>(connection, "InsertMembershipVersionKey", Deployment);

        Assert.True(Insert(connection, "10.0.0.1", version: 0));
        Assert.True(Insert(connection, "10.0.0.2", version: 1));
        Assert.True(Update(connection, "10.0.0.1", Active, "10.0.0.2:11111@7,2026-11-23 01:02:03.456 GMT", version: 2));

        var rows = Rows(connection, "MembershipReadAllKey", Deployment);
        Assert.All(rows, row => Assert.Equal(3, row["Version"]));
        var one = Assert.Single(rows, row => (string)row["Address"] is "10.0.0.1");
        Assert.Equal((11111, 7, "silo-1", "host-1", Active, 30000), (one["Port"], one["Generation"], one["SiloName"], one["HostName"], one["Status"], one["ProxyPort"]));
        Assert.Equal("10.0.0.2:11111@7,2026-11-23 01:02:03.456 GMT", one["SuspectTimes"]);
        Assert.Equal((Started, Started), (one["StartTime"], one["IAmAliveTime"]));
        Assert.Equal(one, Assert.Single(Rows(connection, "MembershipReadRowKey", [Deployment, .. Silo("10.0.0.1")])));
        Assert.Equal(DBNull.Value, Assert.Single(Rows(connection, "MembershipReadRowKey", [Deployment, .. Silo("10.0.0.9")]))["StartTime"]);
    }

    [PostgresFact]
    public void Membership_OnAnotherVersionThanTheTables_ChangesNothing()
    {
        using var connection = Connect();
        Answer<bool>(connection, "InsertMembershipVersionKey", Deployment);
        Insert(connection, "10.0.0.1", version: 0);

        Assert.False(Insert(connection, "10.0.0.2", version: 0));
        Assert.False(Insert(connection, "10.0.0.1", version: 1));
        Assert.False(Update(connection, "10.0.0.1", Dead, null, version: 0));
        Assert.False(Update(connection, "10.0.0.9", Dead, null, version: 1));

        var row = Assert.Single(Rows(connection, "MembershipReadAllKey", Deployment));
        Assert.Equal((1, 1), (row["Version"], row["Status"]));
    }

    [PostgresFact]
    public async Task Membership_TwoSilosJoinOnOneVersion_OneDoes()
    {
        using var one = Connect();
        using var other = new NpgsqlConnection(one.ConnectionString);
        other.Open();
        Answer<bool>(one, "InsertMembershipVersionKey", Deployment);

        var joined = await Task.WhenAll(Task.Run(() => Insert(one, "10.0.0.1", version: 0)), Task.Run(() => Insert(other, "10.0.0.2", version: 0)));

        Assert.Single(joined, j => j);
        Assert.Single(Rows(one, "MembershipReadAllKey", Deployment));
    }

    [PostgresFact]
    public void Gateways_Listed_AreActiveSilosWithAGatewayPort()
    {
        using var connection = Connect();
        Answer<bool>(connection, "InsertMembershipVersionKey", Deployment);
        Insert(connection, "10.0.0.1", version: 0);
        Insert(connection, "10.0.0.2", version: 1);
        Insert(connection, "10.0.0.3", version: 2, proxyPort: 0);
        Update(connection, "10.0.0.1", Active, null, version: 3);
        Update(connection, "10.0.0.3", Active, null, version: 4);

        var gateway = Assert.Single(Rows(connection, "GatewaysQueryKey", Deployment, new("Status", Active)));

        Assert.Equal(("10.0.0.1", 30000, 7), (gateway["Address"], gateway["ProxyPort"], gateway["Generation"]));
    }

    [PostgresFact]
    public void Silos_AliveDeadAndRemoved_AreKeptAndCleanedUp()
    {
        using var connection = Connect();
        Answer<bool>(connection, "InsertMembershipVersionKey", Deployment);
        Insert(connection, "10.0.0.1", version: 0);
        Insert(connection, "10.0.0.2", version: 1);
        Update(connection, "10.0.0.2", Dead, null, version: 2);

        Execute(connection, "UpdateIAmAlivetimeKey", [Deployment, .. Silo("10.0.0.1"), new("IAmAliveTime", Started.AddMinutes(1))]);
        Execute(connection, "CleanupDefunctSiloEntriesKey", Deployment, new("IAmAliveTime", Started.AddDays(1)));

        Assert.Equal(Started.AddMinutes(1), Assert.Single(Rows(connection, "MembershipReadAllKey", Deployment))["IAmAliveTime"]);
        Execute(connection, "DeleteMembershipTableEntriesKey", Deployment);
        Assert.Empty(Rows(connection, "MembershipReadAllKey", Deployment));
    }

    [PostgresFact]
    public void State_WrittenReadClearedAndDeleted_GoesWithItsVersions()
    {
        using var connection = Connect();
        Assert.Empty(Rows(connection, "ReadFromStorageKey", State("qinglan/xihu")));

        Assert.Equal(1, Write(connection, "qinglan/xihu", null, [1]));
        Assert.Equal(2, Write(connection, "qinglan/xihu", 1, [2, 3]));
        Assert.Null(Write(connection, "qinglan/xihu", 1, [4]));
        Assert.Null(Write(connection, "qinglan/xihu", null, [5]));
        Assert.Equal(1, Write(connection, "qinglan/donghu", null, [6]));

        var read = Assert.Single(Rows(connection, "ReadFromStorageKey", State("qinglan/xihu")));
        Assert.Equal([2, 3], (byte[])read["PayloadBinary"]);
        Assert.Equal(2, read["Version"]);
        Assert.Null(AnswerOf(connection, "ClearStorageKey", [.. State("qinglan/xihu"), new("GrainStateVersion", 1)]));
        Assert.Equal(3, AnswerOf(connection, "ClearStorageKey", [.. State("qinglan/xihu"), new("GrainStateVersion", 2)]));
        Assert.Equal(DBNull.Value, Assert.Single(Rows(connection, "ReadFromStorageKey", State("qinglan/xihu")))["PayloadBinary"]);
        Assert.Equal(4, Write(connection, "qinglan/xihu", 3, [7]));
        Assert.Null(AnswerOf(connection, "DeleteStorageKey", [.. State("qinglan/xihu"), new("GrainStateVersion", 3)]));
        Assert.Equal(5, AnswerOf(connection, "DeleteStorageKey", [.. State("qinglan/xihu"), new("GrainStateVersion", 4)]));
        Assert.Empty(Rows(connection, "ReadFromStorageKey", State("qinglan/xihu")));
        Assert.Single(Rows(connection, "ReadFromStorageKey", State("qinglan/donghu")));
    }

    /// <summary>What the provider's own script lets happen: two first writers, of which both win.</summary>
    [PostgresFact]
    public async Task State_TwoFirstWritersAtOnce_OneWins()
    {
        using var first = Connect();
        var connections = Enumerable.Range(0, 8).Select(_ => new NpgsqlConnection(first.ConnectionString)).ToArray();
        foreach (var connection in connections) await connection.OpenAsync();

        for (var round = 0; round < 20; round++)
        {
            var key = $"qinglan/school-{round}";
            var written = await Task.WhenAll(connections.Select((connection, i) => Task.Run(() => Write(connection, key, null, [(byte)i]))));

            Assert.Equal(1, Assert.Single(written, version => version is not null));
            Assert.Single(Rows(first, "ReadFromStorageKey", State(key)));
        }

        foreach (var connection in connections) await connection.DisposeAsync();
    }

    private static Passed Deployment => new("DeploymentId", Cluster);

    private static Passed[] Silo(string address) => [new("Address", address), new("Port", 11111), new("Generation", 7)];

    private static bool Insert(DbConnection connection, string address, int version, int proxyPort = 30000) => Answer<bool>(
        connection, "InsertMembershipKey",
        [
            Deployment, new("IAmAliveTime", Started), new("SiloName", $"silo-{address[^1]}"), new("HostName", $"host-{address[^1]}"), .. Silo(address),
            new("StartTime", Started), new("Status", 1), new("ProxyPort", proxyPort), new("Version", version),
        ]);

    private static bool Update(DbConnection connection, string address, int status, string? suspects, int version) => Answer<bool>(
        connection, "UpdateMembershipKey",
        [Deployment, .. Silo(address), new("IAmAliveTime", Started), new("Status", status), new("SuspectTimes", suspects, DbType.String), new("Version", version)]);

    /// <summary>As the provider addresses a grain with a text key.</summary>
    private static Passed[] State(string key) =>
    [
        new("GrainIdHash", key.Length), new("GrainIdN0", 0L), new("GrainIdN1", 0L), new("GrainTypeHash", 42), new("GrainTypeString", "checkpoint"),
        new("GrainIdExtensionString", key), new("ServiceId", Cluster),
    ];

    private static object? Write(DbConnection connection, string key, int? version, byte[] payload) =>
        AnswerOf(connection, "WriteToStorageKey", [.. State(key), new("GrainStateVersion", version, DbType.Int32), new("PayloadBinary", payload)]);

    private NpgsqlConnection Connect()
    {
        var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(PostgresServer.AsProgram(server.NewStorage())) { SearchPath = ClusterSchema.Name, Pooling = false }.ConnectionString);
        connection.Open();
        return connection;
    }

    private static T Answer<T>(DbConnection connection, string key, params Passed[] parameters) => (T)AnswerOf(connection, key, parameters)!;

    /// <summary>The first column of the only row; null: there is none.</summary>
    private static object? AnswerOf(DbConnection connection, string key, Passed[] parameters) => Rows(connection, key, parameters) is [var row] ? row.Values.First() : null;

    private static void Execute(DbConnection connection, string key, params Passed[] parameters)
    {
        using var command = Command(connection, key, parameters);
        command.ExecuteNonQuery();
    }

    private static List<Dictionary<string, object>> Rows(DbConnection connection, string key, params Passed[] parameters)
    {
        using var command = Command(connection, key, parameters);
        using var reader = command.ExecuteReader();
        var rows = new List<Dictionary<string, object>>();
        while (reader.Read()) rows.Add(Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, reader.GetValue, StringComparer.OrdinalIgnoreCase));
        return rows;
    }

    private static DbCommand Command(DbConnection connection, string key, Passed[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = connection.Scalar<string>("SELECT querytext FROM OrleansQuery WHERE querykey = @0", key);
        foreach (var passed in parameters)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value, parameter.DbType) = (passed.Name, passed.Value ?? DBNull.Value, passed.Type);
            command.Parameters.Add(parameter);
        }

        return command;
    }

    /// <param name="Type">By Orleans' table of types; a null has the type of what it stands for.</param>
    private sealed record Passed(string Name, object? Value, DbType Type)
    {
        public Passed(string name, object value)
            : this(name, value, value switch
            {
                int => DbType.Int32,
                long => DbType.Int64,
                DateTime => DbType.DateTime,
                byte[] => DbType.Binary,
                _ => DbType.String,
            })
        {
        }
    }
}
