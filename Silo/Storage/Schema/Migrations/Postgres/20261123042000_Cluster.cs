using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace DistrictUnion.Storage.Schema.Migrations.Postgres;

/// <summary>
/// The tables of <see cref="Storage.Postgres.Cluster.ClusterSchema"/>, which only Orleans' providers read and write, so EF Core's model leaves
/// them out. A state has one row: its key is what the provider addresses it by, but for the hashes, which are there for databases that cannot
/// index a text. The provider's own script leaves that key out, and two first writers can both win.
/// </summary>
[DbContext(typeof(PostgresStorageContext))]
[Migration("20261123042000_Cluster")]
internal sealed class Cluster : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(
        """
        CREATE SCHEMA cluster;
        CREATE TABLE cluster.orleansquery (
            querykey text COLLATE "C" PRIMARY KEY,
            querytext text COLLATE "C" NOT NULL);
        CREATE TABLE cluster.membership_versions (
            deployment_id text COLLATE "C" PRIMARY KEY,
            version integer NOT NULL DEFAULT 0,
            changed timestamptz NOT NULL DEFAULT now());
        CREATE TABLE cluster.members (
            deployment_id text COLLATE "C" NOT NULL REFERENCES cluster.membership_versions,
            address text COLLATE "C" NOT NULL,
            port integer NOT NULL,
            generation integer NOT NULL,
            silo_name text NOT NULL,
            host_name text NOT NULL,
            status integer NOT NULL,
            proxy_port integer NOT NULL,
            suspect_times text,
            start_time timestamptz NOT NULL,
            i_am_alive_time timestamptz NOT NULL,
            PRIMARY KEY (deployment_id, address, port, generation));
        CREATE TABLE cluster.grain_storage (
            service_id text COLLATE "C" NOT NULL,
            state_name text COLLATE "C" NOT NULL,
            key_n0 bigint NOT NULL,
            key_n1 bigint NOT NULL,
            key_text text COLLATE "C" NOT NULL,
            payload bytea,
            version integer NOT NULL,
            modified timestamptz NOT NULL DEFAULT now(),
            PRIMARY KEY (service_id, state_name, key_text, key_n0, key_n1));
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("DROP SCHEMA cluster CASCADE;");
}
