using DistrictUnion.Storage.Writing;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace DistrictUnion.Storage.Sqlite;

/// <summary>
/// Copies a SQLite database through the writer's own connection, some pages between two groups. SQLite carries what that connection commits into
/// the pages that are copied already, so the copy ends as the database stands when its last page is copied, and nobody waits longer than for some pages.
/// </summary>
internal sealed class LiveCopy
{
    /// <summary>4 MiB: some milliseconds.</summary>
    private const int PagesAtOnce = 1_000;

    private readonly SqliteConnection source;
    private readonly sqlite3_backup backup;
    private long copied;
    private long atFirst;

    private LiveCopy(SqliteConnection source, SqliteConnection copy)
    {
        this.source = source;
        backup = raw.sqlite3_backup_init(copy.Handle, "main", source.Handle, "main");
        if (backup.IsInvalid) throw Failure(raw.sqlite3_errcode(copy.Handle));
    }

    /// <param name="path">The copy; one that is there is replaced.</param>
    /// <returns>When the copy ended: everything that was confirmed before is in it.</returns>
    /// <exception cref="SqliteException">A disk is full or broken.</exception>
    public static async Task<DateTimeOffset> Run(GroupWriter writer, string path, TimeProvider clock, int pagesAtOnce = PagesAtOnce)
    {
        File.Delete(path);
        await using var copy = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        await copy.OpenAsync();
        var live = await writer.Alone(session => new LiveCopy((SqliteConnection)session.Connection, copy));
        DateTimeOffset? ended = null;
        try
        {
            while (ended is null) ended = await writer.Alone(session => live.Step(session, clock, pagesAtOnce));
        }
        finally
        {
            live.backup.Dispose();
        }

        copy.Execute(SqliteDatabase.WholeByItself);
        return ended.Value;
    }

    /// <returns>When it was done; null: pages are left.</returns>
    private DateTimeOffset? Step(WriterSession session, TimeProvider clock, int pages)
    {
        if (session.Connection != source) throw Failure(raw.SQLITE_ABORT);

        // Rolled-back work makes SQLite begin anew, and a busy day may add pages as fast as they are copied. Who has copied twice what there was
        // copies the rest at once, and writers wait for that.
        var isTooLong = copied > 2L * atFirst;
        var now = clock.GetUtcNow();
        var code = raw.sqlite3_backup_step(backup, isTooLong ? -1 : pages);
        if (copied == 0) atFirst = raw.sqlite3_backup_pagecount(backup);
        copied += pages;
        return code switch
        {
            raw.SQLITE_DONE => now,
            raw.SQLITE_OK => null,
            _ => throw Failure(code),
        };
    }

    private static SqliteException Failure(int code) => new(raw.sqlite3_errstr(code).utf8_to_string(), code);
}
