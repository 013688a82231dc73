using DistrictUnion.Storage;

namespace DistrictUnion.Tests.Silo.Storage;

public class NetworkPathTests
{
    private static readonly string[] Mounts =
    [
        "/dev/sda1 / ext4 rw 0 0", "server:/export /mnt/nfs nfs4 rw 0 0", "//nas/data /mnt/共享\\040盘 cifs rw 0 0", "/dev/sdb1 /mnt/nfs/local xfs rw 0 0",
        "me@host: /home/me/far fuse.sshfs rw 0 0", "share /mnt/vm 9p rw 0 0", "/dev/sdc1 /mnt/over ext4 rw 0 0", "nas:/x /mnt/over nfs rw 0 0",
    ];

    [Theory]
    [InlineData("/var/lib/district-union/district-union.db", null)]
    [InlineData("/mnt/nfs/district-union.db", "nfs4")]
    [InlineData("/mnt/nfs2/district-union.db", null)]
    [InlineData("/mnt/nfs/local/district-union.db", null)]
    [InlineData("/mnt/共享 盘/a/district-union.db", "cifs")]
    [InlineData("/home/me/far/district-union.db", "fuse.sshfs")]
    [InlineData("/mnt/vm/district-union.db", "9p")]
    [InlineData("/mnt/over/district-union.db", "nfs")]
    public void TypeOf_Path_IsThatOfTheMountItIsOn(string path, string? type) => Assert.Equal(type, NetworkPath.TypeOf(path, Mounts));

    [Theory]
    [InlineData(@"\\nas\share\district-union.db", true)]
    [InlineData("//nas/share/district-union.db", true)]
    [InlineData(@"\\?\UNC\nas\share\district-union.db", true)]
    [InlineData(@"\\?\C:\data\district-union.db", false)]
    [InlineData(@"C:\data\district-union.db", false)]
    public void IsUnc_WindowsPath_IsTold(string path, bool expected) => Assert.Equal(expected, NetworkPath.IsUnc(path));

    [Fact]
    public void Resolved_LinkOnTheWay_IsFollowed()
    {
        if (OperatingSystem.IsWindows()) return;
        var folder = Directory.CreateTempSubdirectory("district-union-link-").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "real"));
        Directory.CreateSymbolicLink(Path.Combine(folder, "link"), Path.Combine(folder, "real"));
        Assert.Equal(NetworkPath.Resolved(Path.Combine(folder, "real", "a", "x.db")), NetworkPath.Resolved(Path.Combine(folder, "link", "a", "x.db")));
        Assert.Null(NetworkPath.TypeOf(Path.Combine(folder, "x.db")));
        Directory.Delete(folder, recursive: true);
    }
}
