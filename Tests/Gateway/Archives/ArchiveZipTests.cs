using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using DistrictUnion.Domain;
using DistrictUnion.Domain.Accounts;
using DistrictUnion.Domain.Archives;
using DistrictUnion.Gateway.Archives;
using DistrictUnion.Gateway.Books;
using DistrictUnion.Tests.Gateway.Books;
using DistrictUnion.Tests.Gateway.Demo;
using DistrictUnion.Tests.MainJob;
using Microsoft.Extensions.DependencyInjection;

namespace DistrictUnion.Tests.Gateway.Archives;

/// <summary>A sample school whose evidence is attached once for all tests.</summary>
public sealed class ArchivedApplication : SampleApplication, IAsyncLifetime
{
    async Task IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        await ArchiveScene.Attach(this.Chair("songling"));
    }
}

/// <summary>The zip of a school's year: unpacked, its digests counted again, held against the catalogue.</summary>
public sealed class ArchiveZipTests(ArchivedApplication application) : IClassFixture<ArchivedApplication>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("archive-").FullName;

    [Fact]
    public async Task Make_ASchoolsYear_HoldsBookCatalogueAndEveryFileAtItsNumber()
    {
        var files = await Made(ArchiveScene.Order(application, '1'), "zip");
        ArchiveScene.Checked(files);
        var archive = JsonSerializer.Deserialize<SchoolArchive>((await application.Chair("songling").Get($"{ArchiveScene.School}/years/2026/archive")).Ok().Text, DomainJson.Options)!;
        var list = SheetReader.Open(files["000_checklist.xlsx"]);
        var rows = list.Rows("校验清单");

        Assert.All(files.Keys, name => Assert.Matches("^[A-Za-z0-9_./-]+$", name));
        Assert.True(BookFiles.Check(files["001_book.xlsx"]).IsWhole);
        Assert.Contains("归档检查", SheetReader.Open(files["002_catalogue.xlsx"]).Names);
        foreach (var piece in archive.Pieces)
        {
            var own = files.Keys.Where(name => name.StartsWith($"{piece.Code}/", StringComparison.Ordinal)).ToArray();
            Assert.Equal(piece.Files.Select(f => f.Sha256).Distinct().Count(), own.Length);
            Assert.All(own, name => Assert.Contains(rows, row => Equals(row[1], piece.Code) && Equals(row[2], piece.Title) && Equals(row[5], name)));
            Assert.Contains(rows, row => Equals(row[1], piece.Code));
        }

        Assert.True(archive.Pieces.Sum(p => p.Files.Length) >= 4);
        var scan = rows.Single(row => Equals(row[4], "二季度盖章.PDF"));
        Assert.EndsWith("_scan.pdf", (string)scan[5]!, StringComparison.Ordinal);
        Assert.Equal(ArchiveScene.Pdf("二季度盖章", 3 * 1024 * 1024), files[(string)scan[5]!]);
        Assert.Equal(files[(string)scan[5]!].Length, (int)SheetReader.Number(scan[6])!.Value);
    }

    [Fact]
    public async Task Make_WithoutLeave_NamesWhatIsLeftOutAndWithLeaveItIsThere()
    {
        var plain = await Made(ArchiveScene.Order(application, '2'), "plain");
        var open = await Made(ArchiveScene.Order(application, '2', withPrivate: true), "open");
        var left = SheetReader.Open(plain["000_checklist.xlsx"]).Rows("未装入");

        Assert.Contains(left, row => row.OfType<string>().Any(text => text.StartsWith("含个人信息", StringComparison.Ordinal)));
        Assert.DoesNotContain(plain.Values, bytes => bytes.AsSpan().SequenceEqual(ArchiveScene.Pdf("住院证明")));
        Assert.Contains(open.Values, bytes => bytes.AsSpan().SequenceEqual(ArchiveScene.Pdf("住院证明")));
        Assert.DoesNotContain(SheetReader.Open(open["000_checklist.xlsx"]).Rows("未装入"), row => row.OfType<string>().Any(text => text.StartsWith("含个人信息", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Make_AgainOrAfterAnInterruption_GivesTheSameBytes()
    {
        var order = ArchiveScene.Order(application, '3');
        var parts = Path.Combine(folder, "parts");
        await Assert.ThrowsAsync<OperationCanceledException>(() => order.Make(new(Path.Combine(folder, "stopped"), parts, (step, _) => ThrowIf(step == 3)), CancellationToken.None));
        var book = File.GetLastWriteTimeUtc(Path.Combine(parts, "001_book.xlsx"));
        await order.Make(new(Path.Combine(folder, "resumed"), parts, (_, _) => { }), CancellationToken.None);
        var issued = await Issued();
        await ArchiveScene.Order(application, '4').Make(new(Path.Combine(folder, "other"), Path.Combine(folder, "other-parts"), (_, _) => { }), CancellationToken.None);

        Assert.Equal(book, File.GetLastWriteTimeUtc(Path.Combine(parts, "001_book.xlsx")));
        Assert.Equal(await File.ReadAllBytesAsync(Path.Combine(folder, "resumed")), await File.ReadAllBytesAsync(Path.Combine(folder, "other")));
        Assert.Equal(issued, await Issued());

        static void ThrowIf(bool isStopping)
        {
            if (isStopping) throw new OperationCanceledException();
        }
    }

    [Trait("Host", "Embedded")]
    [Fact]
    public async Task Make_AFileThatIsDamagedOrGone_IsListedAsLeftOut()
    {
        var chair = application.Chair("songling");
        var damaged = (await chair.Upload($"{ArchiveScene.School}/ledgers/l04/2026/entries/3/files", "要损坏的.pdf", ArchiveScene.Pdf("要损坏的"))).Ok().Json.GetProperty("sha256").GetString()!;
        var gone = (await chair.Upload($"{ArchiveScene.School}/ledgers/l04/2026/entries/3/files", "要丢的.pdf", ArchiveScene.Pdf("要丢的"))).Ok().Json.GetProperty("sha256").GetString()!;
        var store = Path.Combine(Path.GetDirectoryName(application.Database)!, "files");
        await File.WriteAllBytesAsync(Path.Combine(store, damaged[..2], damaged), ArchiveScene.Pdf("换了内容的"));
        File.Delete(Path.Combine(store, gone[..2], gone));

        var files = await Made(ArchiveScene.Order(application, '5'), "damaged");
        var left = SheetReader.Open(files["000_checklist.xlsx"]).Rows("未装入");

        ArchiveScene.Checked(files);
        Assert.Contains(left, row => row.Contains("要损坏的.pdf") && row.Contains("文件库中的内容与登记的摘要不符"));
        Assert.Contains(left, row => row.Contains("要丢的.pdf") && row.Contains("文件库中没有这个文件"));
        foreach (var file in new[] { damaged, gone }) (await chair.Delete($"{ArchiveScene.School}/ledgers/l04/2026/entries/3/files/{file}")).Ok();
    }

    [Fact]
    public async Task Make_AllSchools_AreOneZipOfZipsAndGoOnWhereTheyWere()
    {
        var services = application.Services;
        var order = new ArchivesOrder(
            new("officer", Role.DistrictOfficer, new("qinglan")), new("qinglan"), 2026, new string('6', 64), services.GetRequiredService<BookMaking>(),
            services.GetRequiredService<IGrainFactory>(), application.Clock);
        var (parts, made) = (Path.Combine(folder, "all-parts"), new List<(int, int)>());
        await Assert.ThrowsAsync<OperationCanceledException>(() => order.Make(new(Path.Combine(folder, "first"), parts, (step, _) => ThrowIf(step == 3)), CancellationToken.None));
        var written = Directory.GetFiles(parts, "*.zip").ToDictionary(path => path, File.GetLastWriteTimeUtc);
        var name = await order.Make(new(Path.Combine(folder, "all"), parts, (step, of) => made.Add((step, of))), CancellationToken.None);
        var files = ArchiveScene.Unpacked(await File.ReadAllBytesAsync(Path.Combine(folder, "all")));
        var index = SheetReader.Open(files["000_index.xlsx"]).Rows("归档汇总");

        Assert.Equal("qinglan_2026_archives.zip", name.Value!.AsciiName);
        Assert.Equal(3, written.Count);
        Assert.All(written, file => Assert.Equal(file.Value, File.GetLastWriteTimeUtc(file.Key)));
        ArchiveScene.Checked(files);
        Assert.Equal(11, files.Keys.Count(key => key.EndsWith(".zip", StringComparison.Ordinal)));
        Assert.All(files.Where(file => file.Key.EndsWith(".zip", StringComparison.Ordinal)), file =>
        {
            ArchiveScene.Checked(ArchiveScene.Unpacked(file.Value));
            Assert.Contains(index, row => Equals(row[8], file.Key));
        });

        static void ThrowIf(bool isStopping)
        {
            if (isStopping) throw new OperationCanceledException();
        }
    }

    /// <summary>The program that people have.</summary>
    [Fact]
    public async Task Sums_TakenBySha256Sum_AreAllOk()
    {
        if (!OperatingSystem.IsLinux()) return;
        var order = ArchiveScene.Order(application, '7');
        var zip = Path.Combine(folder, "sums.zip");
        await order.Make(new(zip, Path.Combine(folder, "sums-parts"), (_, _) => { }), CancellationToken.None);
        var unpacked = Path.Combine(folder, "unpacked");
        System.IO.Compression.ZipFile.ExtractToDirectory(zip, unpacked);

        Assert.Equal(0, Exit());
        await File.AppendAllTextAsync(Path.Combine(unpacked, "001_book.xlsx"), "x");
        Assert.NotEqual(0, Exit());

        int Exit()
        {
            using var process = Process.Start(new ProcessStartInfo("sha256sum", ["-c", "--quiet", "SHA256SUMS"]) { WorkingDirectory = unpacked, RedirectStandardOutput = true, RedirectStandardError = true })!;
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode;
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task<Dictionary<string, byte[]>> Made(ArchiveOrder order, string name)
    {
        var path = Path.Combine(folder, name);
        var made = await order.Make(new(path, path + ".parts", (_, _) => { }), CancellationToken.None);
        Assert.False(made.IsRefused);
        return ArchiveScene.Unpacked(await File.ReadAllBytesAsync(path));
    }

    private async Task<int> Issued() => (await application.Chair("songling").Get($"{ArchiveScene.School}/books")).Ok().Json.GetProperty("books").GetArrayLength();
}

/// <summary>Measures the process's memory, so nothing may run beside it.</summary>
[CollectionDefinition(nameof(ArchiveMemoryTests), DisableParallelization = true)]
[Collection(nameof(ArchiveMemoryTests))]
public sealed class ArchiveMemoryTests
{
    private const int Part = 1024 * 1024;

    private static readonly DateTimeOffset At = new(2026, 5, 6, 12, 0, 0, TimeSpan.FromHours(8));

    /// <summary>A part that comes, one that is written, and what else the process does; 64 files of 4 MB that were held would be 256.</summary>
    private const long Noise = 8 * 1024 * 1024;

    [Fact]
    public async Task Add_TenTimesTheFiles_HoldsNoMore()
    {
        await Peak(2);
        Assert.InRange(await Peak(64), 0, Noise);
    }

    /// <summary>Highest number of living bytes that packing so many files of 4 MB added.</summary>
    private static async Task<long> Peak(int files)
    {
        var folder = Directory.CreateTempSubdirectory("archive-memory-").FullName;
        try
        {
            var (before, peak) = (GC.GetTotalMemory(forceFullCollection: true), 0L);
            await using (var zip = new ArchiveZip(Path.Combine(folder, "zip")))
            {
                for (var i = 0; i < files; i++)
                {
                    await zip.Add($"Y-001/{i}.bin", At, Parts(CancellationToken.None), CancellationToken.None);
                    peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: true) - before);
                }

                await zip.AddSums(At, CancellationToken.None);
            }

            return peak;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> Parts([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var i = 0; i < 4; i++)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            yield return new byte[Part];
        }
    }
}
