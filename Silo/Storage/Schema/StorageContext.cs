using Microsoft.EntityFrameworkCore;

namespace DistrictUnion.Storage.Schema;

/// <summary>
/// The lasting tables as EF Core's model; its migrations make and change them. The read model is not here: it can be rebuilt, so it
/// carries a schema number instead (<see cref="ReadModel.ReadTables"/>). Hot paths use prepared commands on the same tables.
/// </summary>
internal abstract class StorageContext(DbContextOptions options) : DbContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<JournalTable>(journal =>
        {
            journal.ToTable("journal");
            journal.HasKey(r => r.Position);
            journal.Property(r => r.Position).ValueGeneratedOnAdd();
            journal.HasIndex(r => new { r.Stream, r.Version }).IsUnique();
            journal.HasIndex(r => new { r.Stream, r.CommandId }).IsUnique();
        });
        modelBuilder.Entity<SealTable>(seal =>
        {
            seal.ToTable("seals");
            seal.HasKey(r => r.Number);
            seal.Property(r => r.Number).ValueGeneratedOnAdd();
            seal.HasIndex(r => new { r.District, r.Number }).IsUnique();
        });
        modelBuilder.Entity<PrivateValueTable>(value =>
        {
            value.ToTable("private_values");
            value.HasKey(r => r.Reference);
        });
        modelBuilder.Entity<GrainStateTable>(state =>
        {
            state.ToTable("grain_state");
            state.HasKey(r => new { r.Name, r.Key });
        });
        modelBuilder.Entity<ReadModelTable>(info =>
        {
            info.ToTable("read_model");
            info.HasKey(r => r.Schema);
            info.Property(r => r.Schema).ValueGeneratedNever();
        });

        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(type => type.GetProperties()))
            property.SetColumnName(SnakeCase(property.Name));
    }

    private static string SnakeCase(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(c) : c.ToString()));
}

/// <summary>The tables in a SQLite file. Positions and numbers of seals are counted by SQLite.</summary>
internal sealed class SqliteStorageContext(DbContextOptions<SqliteStorageContext> options) : StorageContext(options);

/// <summary>The tables in the schema <c>store</c> of a PostgreSQL database. Positions and numbers of seals are counted in a table, texts are compared byte by byte.</summary>
internal sealed class PostgresStorageContext(DbContextOptions<PostgresStorageContext> options) : StorageContext(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema(Postgres.PostgresDatabase.Store);
        modelBuilder.Entity<CounterTable>(counter =>
        {
            counter.ToTable("counters");
            counter.HasKey(r => r.Name);
            counter.HasData(new CounterTable { Name = "journal" }, new CounterTable { Name = "seals" });
        });
        modelBuilder.Entity<KeptFileTable>(file =>
        {
            file.ToTable("kept_files");
            file.HasKey(r => r.Sha256);
        });
        modelBuilder.Entity<FileChunkTable>(chunk =>
        {
            chunk.ToTable("file_chunks");
            chunk.HasKey(r => new { r.Sha256, r.Begins });
        });
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<JournalTable>().Property(r => r.Position).ValueGeneratedNever();
        modelBuilder.Entity<SealTable>().Property(r => r.Number).ValueGeneratedNever();
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(type => type.GetProperties()))
        {
            if (property.ClrType == typeof(string)) property.SetCollation("C");
        }
    }
}
