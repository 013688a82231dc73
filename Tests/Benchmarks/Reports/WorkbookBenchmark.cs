using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using DistrictUnion.Reports;
using DistrictUnion.Reports.Sheets;
using DistrictUnion.Tests.Gateway.Reports;

namespace DistrictUnion.Benchmarks.Reports;

/// <summary>Seconds and memory of workbooks, beside the bare minimum: the same cells as XML written by hand and zipped.</summary>
internal static class WorkbookBenchmark
{
    const int Runs = 5, LongRows = 100_000, LongColumns = 15;

    static readonly DateTimeOffset Asked = new(2026, 10, 15, 9, 10, 0, TimeSpan.FromHours(8));

    public static void Run()
    {
        var year = SampleYear.View();
        Report("school workbook", target => WorkbookWriter.Write(SchoolWorkbook.Shape(year, Asked), target));
        Report("10,000 rows × 15", target => WorkbookWriter.Write(Long(LongRows / 10), target));
        var streamed = Report("100,000 rows × 15", target => WorkbookWriter.Write(Long(LongRows), target));
        var bare = Report("  bare minimum of it", Bare);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  ratio {streamed / bare:0.00}"));
        District(45);
        District(1_000);
    }

    static void District(int schools)
    {
        var view = SampleViews.District(schools);
        var keyTasks = SampleViews.KeyTasks(view);
        var cells = DistrictWorkbook.Shape(view, keyTasks).CellCount;
        Report($"district workbook, {schools} schools, {cells} cells", target => WorkbookWriter.Write(DistrictWorkbook.Shape(view, keyTasks), target));
    }

    /// <summary>
    /// First run, median of the next five, size, and the process's peak so far; so the small ones come first.
    /// Returns the median processor time, which other load on the machine changes least.
    /// </summary>
    internal static double Report(string name, Action<Stream> write)
    {
        var times = new double[Runs + 1];
        var work = new double[Runs + 1];
        var bytes = 0L;
        for (var i = 0; i < times.Length; i++)
        {
            using var target = new CountingStream();
            var clock = Stopwatch.StartNew();
            var busy = Environment.CpuUsage.TotalTime;
            write(target);
            times[i] = clock.Elapsed.TotalMilliseconds;
            work[i] = (Environment.CpuUsage.TotalTime - busy).TotalMilliseconds;
            bytes = target.Length;
        }

        using var process = Process.GetCurrentProcess();
        var median = Median(work);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: first {times[0]:0} ms, median {Median(times):0} ms (processor {median:0} ms), {bytes / 1024} KB, peak {process.PeakWorkingSet64 / 1_048_576} MB"));
        return median;
    }

    static double Median(double[] runs) => runs.Skip(1).Order().ElementAt(Runs / 2);

    static WorkbookData Long(int rows) => new("长表", "清溪区教育工会", Asked,
    [
        new()
        {
            Name = "长表",
            Title = "长表",
            Heads = [.. Enumerable.Range(1, LongColumns).Select(i => new Column($"第{i}列", i % 3 == 0 ? ValueFormat.Text : ValueFormat.Count))],
            Rows = new(rows, Enumerable.Range(1, rows).Select(row => SheetRow.Data([.. Enumerable.Range(1, LongColumns)
                .Select(column => column % 3 == 0 ? Cell.Of($"第{row}行{column}") : Cell.Of(((long)row * column) % 9_973))]))),
        },
    ]);

    static void Bare(Stream target)
    {
        using var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        using var writer = new StreamWriter(zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).Open());
        writer.Write("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>");
        for (var row = 1; row <= LongRows; row++)
        {
            writer.Write("<row>");
            for (var column = 1; column <= LongColumns; column++)
            {
                if (column % 3 == 0)
                {
                    writer.Write("<c s=\"1\" t=\"inlineStr\"><is><t>");
                    writer.Write($"第{row}行{column}");
                    writer.Write("</t></is></c>");
                }
                else
                {
                    writer.Write("<c s=\"2\"><v>");
                    writer.Write(((long)row * column) % 9_973);
                    writer.Write("</v></c>");
                }
            }

            writer.Write("</row>");
        }

        writer.Write("</sheetData></worksheet>");
    }

    /// <summary>Counts what a download would send and keeps nothing.</summary>
    sealed class CountingStream : Stream
    {
        long length;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => length;

        public override long Position { get => length; set => throw new NotSupportedException(); }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => length += count;

        public override void Write(ReadOnlySpan<byte> buffer) => length += buffer.Length;
    }
}
