using System.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace DistrictUnion.Accounts.Store;

/// <summary>Takes all accounts along into an empty database, of whichever kind.</summary>
internal static class AccountsMove
{
    private const string NotEmpty = "新的账号数据库里已有账号，不能再迁入。请换一个空的数据库。";

    /// <summary>How each kind of row is taken along; a test holds it against the model.</summary>
    public static IReadOnlyDictionary<Type, Func<AccountsContext, AccountsContext, CancellationToken, Task>> Kinds { get; } =
        new Dictionary<Type, Func<AccountsContext, AccountsContext, CancellationToken, Task>>
        {
            [typeof(Account)] = Take<Account>,
            [typeof(IdentityUserToken<string>)] = Take<IdentityUserToken<string>>,
            [typeof(PasswordRow)] = Take<PasswordRow>,
            [typeof(PostRow)] = Take<PostRow>,
            [typeof(HoldingRow)] = Take<HoldingRow>,
            [typeof(AttemptRow)] = Take<AttemptRow>,
            [typeof(SessionRow)] = Take<SessionRow>,
            [typeof(TokenRow)] = Take<TokenRow>,
            [typeof(ResetCodeRow)] = Take<ResetCodeRow>,
            [typeof(ResetRequestRow)] = Take<ResetRequestRow>,
            [typeof(SettingsRow)] = Take<SettingsRow>,
            [typeof(KeyRow)] = Take<KeyRow>,
            [typeof(NoteRow)] = Take<NoteRow>,
            [typeof(EventRow)] = Take<EventRow>,
        };

    /// <returns>Accounts that were taken along.</returns>
    /// <exception cref="AccountsException">The new database has accounts: <c>accounts.not-empty</c>.</exception>
    public static async Task<int> Run(AccountsDatabase from, AccountsDatabase to, CancellationToken cancellationToken)
    {
        await using var source = from.Open();
        await using var target = to.Open();
        if (await target.Accounts.AnyAsync(cancellationToken)) throw new AccountsException("accounts.not-empty", NotEmpty);

        // On a server others may write meanwhile: everything is read as it stood at one moment. A file is read by its only owner.
        await using var snapshot = from.Path is null ? await source.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken) : null;

        // A service that was started on it may have made itself keys and a setup link; those of the old one are the keys of every cookie.
        await target.Notes.ExecuteDeleteAsync(cancellationToken);
        await target.Keys.ExecuteDeleteAsync(cancellationToken);
        foreach (var take in Kinds.Values) await take(source, target, cancellationToken);
        await target.SaveChangesAsync(cancellationToken);
        if (to.Path is null) await CountOn(target, cancellationToken);
        return await target.Accounts.CountAsync(cancellationToken);
    }

    private static async Task Take<TRow>(AccountsContext source, AccountsContext target, CancellationToken cancellationToken)
        where TRow : class =>
        target.AddRange(await source.Set<TRow>().AsNoTracking().ToListAsync(cancellationToken));

    /// <summary>Numbers that PostgreSQL gives out go on after those that were taken along.</summary>
    private static async Task CountOn(AccountsContext target, CancellationToken cancellationToken)
    {
        var numbers =
            from type in target.Model.GetEntityTypes()
            from property in type.GetProperties()
            where property.ValueGenerated == ValueGenerated.OnAdd && property.ClrType == typeof(long)
            select (Table: $"{PostgresAccountsContext.Schema}.{type.GetTableName()}", Column: property.GetColumnName());
        foreach (var (table, column) in numbers)
        {
            var sql = $"SELECT setval(pg_get_serial_sequence('{table}', '{column}'), coalesce(max({column}), 1), max({column}) IS NOT NULL) FROM {table}";
            await target.Database.ExecuteSqlRawAsync(sql, cancellationToken);
        }
    }
}
