using System.Security.Cryptography;
using System.Text;
using DistrictUnion.Domain;
using DistrictUnion.Gateway.Comparison;
using DistrictUnion.Reports;

namespace DistrictUnion.Gateway.Exports;

/// <summary>
/// A file that somebody ordered. Everything that it takes to make it stands in the address of its page, so that any gateway makes it, and
/// makes it again when it was lost half-way.
/// </summary>
/// <param name="Account">Who ordered it: nobody else gets the file, whatever he calls its number.</param>
/// <param name="Job">Id of the order.</param>
/// <param name="Question">What is asked, with its scope, in one line; the same question of the same order is the same file.</param>
internal abstract record ExportOrder(string Account, string Job, string Question)
{
    /// <summary>Name of its file, without an ending.</summary>
    public string Key { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Account}\n{Job}\n{Question}")));

    /// <summary>Ending of its file.</summary>
    public virtual string Ending => ".xlsx";

    /// <summary>Makes the file.</summary>
    /// <returns>The name under which it is taken along, or why there is none.</returns>
    public abstract Task<Outcome<WorkbookFileName>> Make(ExportBench bench, CancellationToken cancellationToken);

    /// <summary>64 lower-case hex digits, as command ids are.</summary>
    public static bool IsJob(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);
}

/// <summary>Where an order is worked on.</summary>
/// <param name="Draft">The file to write.</param>
/// <param name="Parts">A folder for what outlives an interruption; it is made when it is used, and goes with the file.</param>
/// <param name="Done">Says that so many steps are done, of so many.</param>
internal sealed record ExportBench(string Draft, string Parts, Action<int, int> Done);

/// <summary>A workbook.</summary>
/// <param name="Read">Asks the grains and shapes it.</param>
internal sealed record WorkbookOrder(string Account, string Job, string Question, Func<CancellationToken, Task<Outcome<NamedWorkbook>>> Read) : ExportOrder(Account, Job, Question)
{
    /// <summary>Reading, shaping and writing, and putting in its place.</summary>
    private const int Steps = 3;

    public override async Task<Outcome<WorkbookFileName>> Make(ExportBench bench, CancellationToken cancellationToken)
    {
        var read = await Read(cancellationToken);
        if (read.Value is not { } workbook) return Outcome<WorkbookFileName>.Refused(read.Refusals);
        bench.Done(1, Steps);
        await using var file = new FileStream(bench.Draft, FileMode.CreateNew, FileAccess.ReadWrite);
        WorkbookWriter.Write(workbook.Data, file);
        bench.Done(2, Steps);
        return workbook.Name;
    }
}

/// <summary>How far an order is.</summary>
/// <param name="Step">Steps that are done, of <paramref name="Steps"/>.</param>
/// <param name="Made">The file, when it is done.</param>
/// <param name="Refusal">Why there is none, when it was refused or broke.</param>
public sealed record ExportState(int Step, int Steps, MadeFile? Made = null, Refusal? Refusal = null)
{
    public bool IsUnderWay => Made is null && Refusal is null;
}

/// <summary>A file that lies ready.</summary>
public sealed record MadeFile(string Path, string Name, string AsciiName, long Length, DateTimeOffset At);
