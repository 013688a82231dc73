namespace DistrictUnion.Storage;

/// <summary>SQLite's locks and its write-ahead log do not hold on network drives: a database there is lost sooner or later, without a word.</summary>
internal static class NetworkPath
{
    private static readonly string[] Types = ["nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "fuse.glusterfs", "fuse.davfs", "davfs", "ceph", "afs"];

    /// <exception cref="StorageException">The file lies, or would lie, on a network drive: <c>storage.network-path</c>.</exception>
    public static void Refuse(string path)
    {
        if (TypeOf(path) is { } type)
            throw new StorageException("storage.network-path", $"数据库 {path} 在网络位置上（{type}），会损坏，因此不启动。请放在本机磁盘上；备份可以放在网络位置。");
    }

    /// <summary>The kind of network drive that a path is on; null when it is on this machine.</summary>
    internal static string? TypeOf(string path)
    {
        if (OperatingSystem.IsWindows()) return IsUnc(path) ? "UNC" : IsNetworkDrive(path) ? "SMB" : null;
        return File.Exists("/proc/mounts") ? TypeOf(Resolved(path), File.ReadLines("/proc/mounts")) : null;
    }

    /// <summary>The same by the lines of <c>/proc/mounts</c>: device, where it is mounted, type. The longest that fits counts, of equals the last.</summary>
    internal static string? TypeOf(string path, IEnumerable<string> mounts)
    {
        var type = mounts.Select(line => line.Split(' ')).Where(fields => fields.Length > 2)
            .Select(fields => (At: Unescaped(fields[1]), Type: fields[2]))
            .Where(mount => mount.At == "/" || path == mount.At || path.StartsWith(mount.At + "/", StringComparison.Ordinal))
            .Select((mount, order) => (mount.At.Length, order, mount.Type)).OrderBy(mount => mount.Length).ThenBy(mount => mount.order)
            .LastOrDefault().Type;
        return Types.Contains(type) ? type : null;
    }

    /// <summary>Two backslashes, but not the prefix of a long path of this machine.</summary>
    internal static bool IsUnc(string path) =>
        path.Replace('/', '\\') is var plain && plain.StartsWith(@"\\", StringComparison.Ordinal)
        && (plain.StartsWith(@"\\?\UNC\", StringComparison.OrdinalIgnoreCase) || !(plain.StartsWith(@"\\?\", StringComparison.Ordinal) || plain.StartsWith(@"\\.\", StringComparison.Ordinal)));

    private static bool IsNetworkDrive(string path) => Path.GetPathRoot(path) is { Length: > 1 } root && root[1] == ':' && new DriveInfo(root).DriveType == DriveType.Network;

    /// <summary>The path with every link on its way followed, as far as it is there.</summary>
    internal static string Resolved(string path)
    {
        var resolved = "/";
        foreach (var part in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            resolved = Path.Combine(resolved, part);
            FileSystemInfo here = Directory.Exists(resolved) ? new DirectoryInfo(resolved) : new FileInfo(resolved);
            if (here.LinkTarget is not null && here.ResolveLinkTarget(returnFinalTarget: true) is { } target) resolved = target.FullName;
        }

        return resolved;
    }

    /// <summary>Blanks and the like stand as three octal digits.</summary>
    private static string Unescaped(string text) =>
        System.Text.RegularExpressions.Regex.Replace(text, @"\\([0-7]{3})", match => ((char)Convert.ToInt32(match.Groups[1].Value, 8)).ToString());
}
