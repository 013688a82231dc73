using DistrictUnion.Embedded;

namespace DistrictUnion.Gateway.Hosting;

/// <summary>What keeps a start or a verb from its work and lies with the machine: a database that does not answer, a disk, a right.</summary>
internal static class MachineFaults
{
    /// <summary>A Chinese sentence; null: the exception is about something else.</summary>
    public static string? Sentence(Exception exception) => EmbeddedFaults.Sentence(exception) ?? exception switch
    {
        DirectoryNotFoundException => "要写入的文件夹不存在，请先建好，或换一个位置。",
        IOException or UnauthorizedAccessException => $"读写文件失败：{exception.Message}",
        _ => null,
    };
}
