using System.Collections.Immutable;
using System.Text.Json;
using DistrictUnion.Domain;
using DistrictUnion.Embedded;

namespace DistrictUnion.Gateway.Hosting;

/// <summary>What a backup holds; written into it as <c>backup.json</c> when it is whole.</summary>
/// <param name="At">Its end, UTC: everything that was confirmed before is in the backup. When the database was copied, see <see cref="CopiedDatabase"/>.</param>
/// <param name="Database">Name of the database file.</param>
/// <param name="Files">Attached files that are backed up.</param>
/// <param name="Damaged">Attached files that are not what their names, their digests, say; they are not in the backup.</param>
/// <param name="Streams">Streams of the journal, all checked in the copy.</param>
/// <param name="Sha256">Digest of each file in the folder, 64 lower-case hex digits, by name.</param>
internal sealed record BackupSummary(
    DateTimeOffset At, string Database, int Files, ImmutableArray<string> Damaged, int Streams, long Rows, ImmutableArray<BackupSeal> Seals, ImmutableSortedDictionary<string, string> Sha256);

/// <summary>A seal that was made for a backup, to be kept outside.</summary>
internal sealed record BackupSeal(DistrictCode District, long Number, string Digest);

/// <summary>How a backup lies in its folder: the database, <c>accounts.db</c>, <c>backup.json</c>; the attached files in it or, of daily ones, beside it.</summary>
internal static class BackupFolder
{
    public const string Accounts = "accounts.db";
    public const string Files = "files";

    private const string Summary = "backup.json";

    private static readonly JsonSerializerOptions Indented = new(DomainJson.Options) { WriteIndented = true };

    /// <summary>The attached files of a backup: in its folder, else beside it; null when there are none.</summary>
    public static string? FilesOf(string folder) =>
        new[] { Path.Combine(folder, Files), Path.Combine(Path.GetDirectoryName(Path.GetFullPath(folder)) ?? folder, Files) }.FirstOrDefault(Directory.Exists);

    public static void Write(string folder, BackupSummary summary) => File.WriteAllBytes(Path.Combine(folder, Summary), JsonSerializer.SerializeToUtf8Bytes(summary, Indented));

    /// <summary>What a folder says that it holds; null when it is no whole backup.</summary>
    public static BackupSummary? Read(string folder)
    {
        try
        {
            return JsonSerializer.Deserialize<BackupSummary>(File.ReadAllBytes(Path.Combine(folder, Summary)), Indented);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }
}
