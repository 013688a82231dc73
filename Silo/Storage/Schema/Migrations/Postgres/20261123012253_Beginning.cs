using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

#pragma warning disable CA1814 // Prefer jagged arrays over multidimensional

namespace DistrictUnion.Storage.Schema.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Beginning : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "store");

            migrationBuilder.CreateTable(
                name: "counters",
                schema: "store",
                columns: table => new
                {
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    number = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_counters", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "grain_state",
                schema: "store",
                columns: table => new
                {
                    name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    etag = table.Column<long>(type: "bigint", nullable: false),
                    json = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_grain_state", x => new { x.name, x.key });
                });

            migrationBuilder.CreateTable(
                name: "journal",
                schema: "store",
                columns: table => new
                {
                    position = table.Column<long>(type: "bigint", nullable: false),
                    stream = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    actor = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    command_id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    command_digest = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    facts = table.Column<byte[]>(type: "bytea", nullable: false),
                    answer = table.Column<byte[]>(type: "bytea", nullable: false),
                    previous_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_journal", x => x.position);
                });

            migrationBuilder.CreateTable(
                name: "private_values",
                schema: "store",
                columns: table => new
                {
                    reference = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    district = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    @class = table.Column<string>(name: "class", type: "text", nullable: false, collation: "C"),
                    value = table.Column<byte[]>(type: "bytea", nullable: false),
                    hmac_key = table.Column<byte[]>(type: "bytea", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_private_values", x => x.reference);
                });

            migrationBuilder.CreateTable(
                name: "read_model",
                schema: "store",
                columns: table => new
                {
                    schema = table.Column<int>(type: "integer", nullable: false),
                    tables = table.Column<string>(type: "text", nullable: false, collation: "C")
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_read_model", x => x.schema);
                });

            migrationBuilder.CreateTable(
                name: "seals",
                schema: "store",
                columns: table => new
                {
                    number = table.Column<long>(type: "bigint", nullable: false),
                    district = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    heads = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    previous_digest = table.Column<byte[]>(type: "bytea", nullable: false),
                    digest = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_seals", x => x.number);
                });

            migrationBuilder.InsertData(
                schema: "store",
                table: "counters",
                columns: new[] { "name", "number" },
                values: new object[,]
                {
                    { "journal", 0L },
                    { "seals", 0L }
                });

            migrationBuilder.CreateIndex(
                name: "IX_journal_stream_command_id",
                schema: "store",
                table: "journal",
                columns: new[] { "stream", "command_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_journal_stream_version",
                schema: "store",
                table: "journal",
                columns: new[] { "stream", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_seals_district_number",
                schema: "store",
                table: "seals",
                columns: new[] { "district", "number" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "counters",
                schema: "store");

            migrationBuilder.DropTable(
                name: "grain_state",
                schema: "store");

            migrationBuilder.DropTable(
                name: "journal",
                schema: "store");

            migrationBuilder.DropTable(
                name: "private_values",
                schema: "store");

            migrationBuilder.DropTable(
                name: "read_model",
                schema: "store");

            migrationBuilder.DropTable(
                name: "seals",
                schema: "store");
        }
    }
}
