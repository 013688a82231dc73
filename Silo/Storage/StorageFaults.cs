using System.Data.Common;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Npgsql;
using SQLitePCL;

namespace DistrictUnion.Storage;

/// <summary>Tells a host what an exception of a grain's turn means.</summary>
public static class StorageFaults
{
    /// <summary>Whether storage does not answer now. The same command may be sent again: what was committed is answered from the journal.</summary>
    public static bool IsUnavailable(Exception exception) => Causes(exception).Any(cause => cause is StorageException or DbException);

    /// <summary>A Chinese sentence for who starts the service or runs a verb: why the database could not be used; null: the exception is about something else.</summary>
    public static string? Sentence(Exception exception) => Causes(exception).Select(Of).FirstOrDefault(sentence => sentence is not null);

    /// <summary>The exception and what it wraps: EF Core and hosts wrap what the database says.</summary>
    private static IEnumerable<Exception> Causes(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException) yield return cause;
    }

    private static string? Of(Exception cause) => cause switch
    {
        StorageException => cause.Message,
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } refused =>
            $"数据库服务器不让这个用户登录：看连接字符串里的用户名和密码，以及服务器的 pg_hba.conf（{refused.SqlState}）。",
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } absent => $"数据库服务器上没有连接字符串里的那个数据库（{absent.SqlState}）。",
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } full => $"数据库服务器的磁盘满了；已确认的不会丢，腾出空间再试（{full.SqlState}）。",
        PostgresException other => $"数据库服务器没有做：{other.MessageText}（{other.SqlState}）。",
        NpgsqlException { InnerException: SocketException why } => $"连不上数据库服务器：{cause.Message}（{why.Message}）。",
        NpgsqlException or SocketException => $"连不上数据库服务器：{cause.Message}。",
        SqliteException { SqliteErrorCode: raw.SQLITE_FULL } => "磁盘满了，数据库写不下去；已确认的不会丢，腾出空间再试（SQLite 13）。",
        SqliteException { SqliteErrorCode: raw.SQLITE_IOERR } => "数据库文件读写出错，多半是磁盘满了或出了故障（SQLite 10）。",
        SqliteException { SqliteErrorCode: raw.SQLITE_CANTOPEN or raw.SQLITE_READONLY or raw.SQLITE_PERM } denied =>
            $"数据库文件打不开或不能写：看文件和文件夹是不是归运行服务的账户所有（SQLite {denied.SqliteErrorCode}）。",
        SqliteException other => $"数据库文件用不了：{other.Message}",
        _ => null,
    };
}
