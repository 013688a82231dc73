using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace DistrictUnion.Accounts.Store;

/// <summary>The tables of accounts, alike on both databases: moments are µs UTC, days and codes are plain.</summary>
internal abstract class AccountsContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<PasswordRow> Passwords => Set<PasswordRow>();

    public DbSet<PostRow> Posts => Set<PostRow>();

    public DbSet<HoldingRow> Holdings => Set<HoldingRow>();

    public DbSet<AttemptRow> Attempts => Set<AttemptRow>();

    public DbSet<SessionRow> Sessions => Set<SessionRow>();

    public DbSet<TokenRow> Tokens => Set<TokenRow>();

    public DbSet<ResetCodeRow> ResetCodes => Set<ResetCodeRow>();

    public DbSet<ResetRequestRow> ResetRequests => Set<ResetRequestRow>();

    public DbSet<SettingsRow> Settings => Set<SettingsRow>();

    public DbSet<KeyRow> Keys => Set<KeyRow>();

    public DbSet<NoteRow> Notes => Set<NoteRow>();

    public DbSet<EventRow> Events => Set<EventRow>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<Micros>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Account>(account =>
        {
            account.ToTable("accounts");
            account.Property(a => a.Id).HasMaxLength(32);
            account.Property(a => a.ConcurrencyStamp).IsConcurrencyToken();
            account.HasIndex(a => a.NormalizedUserName).IsUnique();
            account.HasIndex(a => a.PlainName);
            account.HasIndex(a => a.PhoneNumber);
            account.Ignore(a => a.Email).Ignore(a => a.NormalizedEmail).Ignore(a => a.EmailConfirmed).Ignore(a => a.PhoneNumberConfirmed);
            account.Ignore(a => a.LockoutEnd).Ignore(a => a.LockoutEnabled).Ignore(a => a.AccessFailedCount);
        });
        modelBuilder.Entity<IdentityUserToken<string>>(token =>
        {
            token.ToTable("account_tokens");
            token.HasKey(t => new { t.UserId, t.LoginProvider, t.Name });
            token.HasOne<Account>().WithMany().HasForeignKey(t => t.UserId);
        });
        modelBuilder.Entity<PasswordRow>(password =>
        {
            password.ToTable("passwords");
            password.HasOne<Account>().WithMany().HasForeignKey(p => p.AccountId);
        });
        modelBuilder.Entity<PostRow>(post =>
        {
            post.ToTable("posts");
            post.Ignore(p => p.Limits);
            post.Property(p => p.Role).HasConversion<string>();
            post.HasIndex(p => new { p.District, p.School });
        });
        modelBuilder.Entity<HoldingRow>(holding =>
        {
            holding.ToTable("holdings");
            holding.HasOne(h => h.Post).WithMany(p => p.Holdings).HasForeignKey(h => h.PostId);
            holding.HasOne(h => h.Account).WithMany(a => a.Holdings).HasForeignKey(h => h.AccountId);
        });
        SignInTables(modelBuilder);
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(type => type.GetProperties()))
            property.SetColumnName(SnakeCase(property.Name));
    }

    private static void SignInTables(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<AttemptRow>(attempt =>
        {
            attempt.ToTable("attempts");
            attempt.HasKey(a => new { a.Subject, a.Address });
            attempt.HasIndex(a => new { a.Address, a.LastFailureAt });
        });
        modelBuilder.Entity<SessionRow>(session =>
        {
            session.ToTable("sessions");
            session.Property(s => s.Stage).HasConversion<string>();
            session.HasIndex(s => s.AccountId);
        });
        modelBuilder.Entity<TokenRow>(token =>
        {
            token.ToTable("tokens");
            token.HasIndex(t => t.Hash).IsUnique();
            token.HasIndex(t => t.AccountId);
        });
        modelBuilder.Entity<ResetCodeRow>(code =>
        {
            code.ToTable("reset_codes");
            code.HasIndex(c => c.AccountId);
        });
        modelBuilder.Entity<ResetRequestRow>(request =>
        {
            request.ToTable("reset_requests");
            request.HasOne(r => r.Account).WithMany().HasForeignKey(r => r.AccountId);
            request.HasIndex(r => new { r.Address, r.At });
        });
        modelBuilder.Entity<SettingsRow>(settings =>
        {
            settings.ToTable("settings");
            settings.HasKey(s => s.District);
        });
        modelBuilder.Entity<KeyRow>(key => key.ToTable("keys"));
        modelBuilder.Entity<NoteRow>(note => note.ToTable("notes"));
        modelBuilder.Entity<EventRow>(happened => happened.ToTable("events"));
    }

    private static string SnakeCase(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(c) : c.ToString()));

    private sealed class Micros() : ValueConverter<DateTimeOffset, long>(
        moment => (moment.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks) / TimeSpan.TicksPerMicrosecond,
        micros => new DateTimeOffset(DateTimeOffset.UnixEpoch.UtcTicks + (micros * TimeSpan.TicksPerMicrosecond), TimeSpan.Zero));
}

/// <summary>The tables in a SQLite file of their own.</summary>
internal sealed class SqliteAccountsContext(DbContextOptions<SqliteAccountsContext> options) : AccountsContext(options);

/// <summary>The tables in a PostgreSQL schema of their own.</summary>
internal sealed class PostgresAccountsContext(DbContextOptions<PostgresAccountsContext> options) : AccountsContext(options)
{
    public const string Schema = "accounts";

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema(Schema);
        base.OnModelCreating(modelBuilder);
    }
}
