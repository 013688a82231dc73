using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DistrictUnion.Domain;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace DistrictUnion.Accounts.Store;

/// <summary>What one request leaves for another, which may arrive at another gateway: for a while, and sealed.</summary>
internal sealed class NoteRow
{
    /// <summary>SHA-256 of the note's name.</summary>
    public required string Id { get; set; }

    public required byte[] Content { get; set; }

    public DateTimeOffset Until { get; set; }
}

/// <summary>
/// Notes between requests: secrets that a page shows once, answers of commands, the code of the setup link. A note's name is part of the key that
/// seals it and is not kept: where it holds something random, neither the database nor a backup of it is enough to read the note.
/// </summary>
public sealed class SealedNotes
{
    private readonly AccountsContext db;
    private readonly IDataProtectionProvider protection;
    private readonly TimeProvider clock;

    internal SealedNotes(AccountsContext db, IDataProtectionProvider protection, TimeProvider clock) =>
        (this.db, this.protection, this.clock) = (db, protection, clock);

    /// <summary>Leaves a note; one of the same name is replaced.</summary>
    public async Task Leave<T>(string[] name, T content, TimeSpan kept, CancellationToken cancellationToken = default)
    {
        await Remove(name, cancellationToken);
        var bytes = Protector(name).Protect(JsonSerializer.SerializeToUtf8Bytes(content, DomainJson.Options));
        db.Notes.Add(new() { Id = IdOf(name), Content = bytes, Until = clock.GetUtcNow() + kept });
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The note of this name; null: there is none, its time is over, or the keys that sealed it are gone.</summary>
    public async Task<T?> Find<T>(string[] name, CancellationToken cancellationToken = default)
        where T : class
    {
        var (id, now) = (IdOf(name), clock.GetUtcNow());
        if (await db.Notes.AsNoTracking().SingleOrDefaultAsync(n => n.Id == id && n.Until > now, cancellationToken) is not { } note) return null;
        try
        {
            return JsonSerializer.Deserialize<T>(Protector(name).Unprotect(note.Content), DomainJson.Options);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>
    /// Opens the keys before a transaction begins: where one has to be made it is written over a connection of its own, for which a transaction on
    /// SQLite leaves no room.
    /// </summary>
    internal void OpenKeys() => Protector([]).Protect([]);

    internal Task Remove(string[] name, CancellationToken cancellationToken)
    {
        var id = IdOf(name);
        return db.Notes.Where(n => n.Id == id).ExecuteDeleteAsync(cancellationToken);
    }

    private IDataProtector Protector(string[] name) => protection.CreateProtector(["note", .. name]);

    private static string IdOf(string[] name) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', name))));
}
