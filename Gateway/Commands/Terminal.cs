using System.Text.Json;
using DistrictUnion.Domain;

namespace DistrictUnion.Gateway.Commands;

/// <summary>Where a verb speaks: results on the output, sentences for people on the error stream.</summary>
internal sealed class Terminal(TextWriter output, TextWriter error)
{
    private static readonly JsonSerializerOptions Indented = new(DomainJson.Options) { WriteIndented = true };

    public static Terminal OfProcess { get; } = new(Console.Out, Console.Error);

    /// <summary>One JSON value, for <c>--json</c>.</summary>
    public void Json<T>(T value) => output.WriteLine(JsonSerializer.Serialize(value, Indented));

    /// <summary>A line that people keep or give on to other programs.</summary>
    public void Result(string line) => output.WriteLine(line);

    public void Line(string sentence) => error.WriteLine(sentence);

    public void Help(string text) => output.WriteLine(text);

    /// <summary>Says why not, and returns the exit code for it.</summary>
    public int Refuse(string sentence)
    {
        error.WriteLine(sentence);
        return ExitCode.Refused;
    }
}
