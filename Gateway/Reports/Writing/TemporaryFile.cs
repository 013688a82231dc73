namespace DistrictUnion.Reports.Writing;

/// <summary>A file for a workbook that is not finished; gone when it is closed.</summary>
internal static class TemporaryFile
{
    const int BufferSize = 64 * 1024;

    public static FileStream Open() => new(
        Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
        FileMode.CreateNew,
        FileAccess.ReadWrite,
        FileShare.None,
        BufferSize,
        FileOptions.DeleteOnClose);
}
