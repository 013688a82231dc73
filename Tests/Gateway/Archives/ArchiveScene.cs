using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Gateway.Archives;
using DistrictUnion.Gateway.Books;
using DistrictUnion.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace DistrictUnion.Tests.Gateway.Archives;

/// <summary>A school whose year has evidence of every sort; and what lies in the zip of its archive.</summary>
internal static class ArchiveScene
{
    public const string School = "/api/v1/districts/qinglan/schools/songling";

    public static byte[] Pdf(string text, int padding = 0) => TestPdf.Of(text, padding);

    /// <summary>Attaches to the plan, a quarter, the meetings and the visits, which are sensitive; one file to two entries.</summary>
    public static async Task Attach(ApiClient chair)
    {
        (await chair.Upload($"{School}/plans/2026/files?role=signedScan", "计划 盖章件.pdf", Pdf("计划盖章"))).Ok();
        (await chair.Upload($"{School}/quarters/2026Q2/files?role=signedScan", "二季度盖章.PDF", Pdf("二季度盖章", 3 * 1024 * 1024))).Ok();
        (await chair.Upload($"{School}/ledgers/l04/2026/entries/1/files", "签到表.jpg", TestPhotos.Jpeg())).Ok();
        (await chair.Upload($"{School}/ledgers/l04/2026/entries/2/files", "签到表（同一张）.jpg", TestPhotos.Jpeg())).Ok();
        (await chair.Upload($"{School}/ledgers/l14/2026/entries/1/files", "住院证明.pdf", Pdf("住院证明"))).Ok();
    }

    public static ArchiveOrder Order(GatewayApplication application, char job, bool withPrivate = false, string account = "schoolChair/qinglan/songling") => new(
        new(account, Role.SchoolChair, new("qinglan"), new("songling")), new("qinglan"), new("songling"), 2026, withPrivate, new string(job, 64),
        application.Services.GetRequiredService<BookMaking>(), application.Services.GetRequiredService<IGrainFactory>(), application.Clock);

    /// <summary>The files of a zip by name.</summary>
    public static Dictionary<string, byte[]> Unpacked(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        return archive.Entries.ToDictionary(entry => entry.FullName, Bytes);
    }

    /// <summary>Name and digest of each line of SHA256SUMS, after every digest was counted again.</summary>
    public static Dictionary<string, string> Checked(Dictionary<string, byte[]> files)
    {
        var sums = Encoding.UTF8.GetString(files["SHA256SUMS"]).Split('\n', StringSplitOptions.RemoveEmptyEntries).ToDictionary(line => line[66..], line => line[..64]);
        Assert.Equal(files.Keys.Where(name => name != "SHA256SUMS").Order(StringComparer.Ordinal), sums.Keys.Order(StringComparer.Ordinal));
        Assert.All(sums, sum => Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(files[sum.Key])), sum.Value));
        return sums;
    }

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var content = new MemoryStream();
        using var stream = entry.Open();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
