using System.Security.Cryptography;
using DistrictUnion.Storage.Files;

namespace DistrictUnion.Tests.Silo.Storage;

public sealed class FileFolderTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("district-union-files-");

    public void Dispose() => folder.Delete(recursive: true);

    private static string Digest(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    [Fact]
    public async Task Put_Twice_KeepsOneWholeFile()
    {
        var store = new FileFolder(folder.FullName);
        var bytes = "工会"u8.ToArray();

        await store.Put(Digest(bytes), bytes, default);
        await store.Put(Digest(bytes), bytes, default);

        var file = Assert.Single(folder.GetFiles("*", SearchOption.AllDirectories));
        Assert.Equal((Digest(bytes), Digest(bytes)[..2]), (file.Name, file.Directory!.Name));
        Assert.Equal(bytes, await store.Get(Digest(bytes), default));
        Assert.Null(await store.Get(new('0', 64), default));
    }

    [Fact]
    public async Task Get_AlteredOrForeignName_IsNotGiven()
    {
        var store = new FileFolder(folder.FullName);
        var bytes = "工会"u8.ToArray();
        await store.Put(Digest(bytes), bytes, default);
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, Digest(bytes)[..2], Digest(bytes)), "改过");

        await Assert.ThrowsAsync<InvalidDataException>(() => store.Get(Digest(bytes), default));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => store.Get("../../etc/passwd", default));
    }

    [Fact]
    public async Task Put_HalfAFileOfACrash_IsReplaced()
    {
        var store = new FileFolder(folder.FullName);
        var bytes = "工会工作计划"u8.ToArray();
        Directory.CreateDirectory(Path.Combine(folder.FullName, Digest(bytes)[..2]));
        await File.WriteAllBytesAsync(Path.Combine(folder.FullName, Digest(bytes)[..2], Digest(bytes)), bytes[..3]);

        await store.Put(Digest(bytes), bytes, default);

        Assert.Equal(bytes, await store.Get(Digest(bytes), default));
    }
}
