using Microsoft.EntityFrameworkCore;

namespace DistrictUnion.Accounts.Store;

/// <summary>The accounts as a SQLite file that is whole by itself: how a backup holds them, wherever they lie.</summary>
internal static class AccountsBackup
{
    /// <summary>Copies the accounts, also while others write.</summary>
    /// <param name="path">The copy; one that is there is replaced.</param>
    public static async Task Make(AccountsDatabase database, string path, CancellationToken cancellationToken)
    {
        if (database.Path is not null)
        {
            await using var context = database.Open();
            AccountsUpgrade.Copy(context, path);
            return;
        }

        File.Delete(path);
        var copy = new AccountsDatabase(path);
        await AccountsUpgrade.Run(copy, isAskedFor: false, cancellationToken);
        await AccountsMove.Run(database, copy, cancellationToken);
        await using (var context = copy.Open()) await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = DELETE", cancellationToken);
        copy.ClosePool();
    }

    /// <summary>Takes the accounts of a copy along into an empty database.</summary>
    /// <param name="path">The copy. One of an older program is upgraded there.</param>
    /// <returns>How many.</returns>
    /// <exception cref="AccountsException">The database has accounts, <c>accounts.not-empty</c>; or the copy is of a newer program, <c>accounts.newer</c>.</exception>
    public static async Task<int> Restore(string path, AccountsDatabase database, CancellationToken cancellationToken)
    {
        var copy = new AccountsDatabase(path);
        await AccountsUpgrade.Run(copy, isAskedFor: false, cancellationToken);
        var accounts = await AccountsMove.Run(copy, database, cancellationToken);
        copy.ClosePool();
        return accounts;
    }
}
