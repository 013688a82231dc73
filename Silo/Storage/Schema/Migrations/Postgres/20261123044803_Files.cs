using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DistrictUnion.Storage.Schema.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Files : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "file_chunks",
                schema: "store",
                columns: table => new
                {
                    sha256 = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    begins = table.Column<long>(type: "bigint", nullable: false),
                    bytes = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_file_chunks", x => new { x.sha256, x.begins });
                });

            migrationBuilder.CreateTable(
                name: "kept_files",
                schema: "store",
                columns: table => new
                {
                    sha256 = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    length = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kept_files", x => x.sha256);
                });

            // Photos and archives are compressed already.
            migrationBuilder.Sql("ALTER TABLE store.file_chunks ALTER COLUMN bytes SET STORAGE EXTERNAL;");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "file_chunks",
                schema: "store");

            migrationBuilder.DropTable(
                name: "kept_files",
                schema: "store");
        }
    }
}
