using System.Security.Cryptography;
using System.Text;
using DistrictUnion.Domain;
using DistrictUnion.Gateway.Comparison;

namespace DistrictUnion.Gateway.Exports;

/// <summary>
/// A workbook that somebody ordered. Everything that it takes to make it stands in the address of its page, so that any gateway makes it, and
/// makes it again when it was lost half-way.
/// </summary>
/// <param name="Account">Who ordered it: nobody else gets the file, whatever he calls its number.</param>
/// <param name="Job">Id of the order.</param>
/// <param name="Question">What is asked, with its scope, in one line; the same question of the same order is the same file.</param>
/// <param name="Read">Asks the grains and shapes the workbook.</param>
internal sealed record ExportOrder(string Account, string Job, string Question, Func<CancellationToken, Task<Outcome<NamedWorkbook>>> Read)
{
    /// <summary>Name of its file, without an ending.</summary>
    public string Key { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Account}\n{Job}\n{Question}")));

    /// <summary>64 lower-case hex digits, as command ids are.</summary>
    public static bool IsJob(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower);
}

/// <summary>How far an order is.</summary>
/// <param name="Step">Steps that are done, of <see cref="Steps"/>.</param>
/// <param name="Made">The file, when it is done.</param>
/// <param name="Refusal">Why there is none, when it was refused or broke.</param>
public sealed record ExportState(int Step, MadeWorkbook? Made = null, Refusal? Refusal = null)
{
    /// <summary>Reading, shaping and writing, and putting in its place.</summary>
    public const int Steps = 3;

    public bool IsUnderWay => Made is null && Refusal is null;
}

/// <summary>A workbook that lies ready.</summary>
public sealed record MadeWorkbook(string Path, string Name, string AsciiName, long Length, DateTimeOffset At);
