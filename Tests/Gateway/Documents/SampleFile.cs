namespace DistrictUnion.Tests.Gateway.Documents;

/// <summary>Files that other programs wrote, in the folder Files beside this source.</summary>
internal static class SampleFile
{
    public static byte[] Bytes(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "DistrictUnion.sln"))) return File.ReadAllBytes(Path.Combine(folder.FullName, "Tests", "Gateway", "Documents", "Files", name));
        throw new DirectoryNotFoundException("The tests run outside of the repository.");
    }
}
