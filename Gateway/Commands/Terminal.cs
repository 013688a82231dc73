using System.Text.Json;
using DistrictUnion.Domain;

namespace DistrictUnion.Gateway.Commands;

/// <summary>Where a verb speaks: results for other programs on the output, sentences for people on the error stream.</summary>
internal sealed class Terminal(TextWriter output, TextWriter error)
{
    private static readonly JsonSerializerOptions Indented = new(DomainJson.Options) { WriteIndented = true };

    public static Terminal OfProcess { get; } = new(Console.Out, Console.Error);

    /// <summary>One JSON value, for <c>--json</c>.</summary>
    public void Json<T>(T value) => output.WriteLine(JsonSerializer.Serialize(value, Indented));

    public void Line(string sentence) => error.WriteLine(sentence);

    public void Help(string text) => output.WriteLine(text);

    /// <summary>Says why not, and returns the exit code for it.</summary>
    public int Refuse(string sentence)
    {
        error.WriteLine(sentence);
        return ExitCode.Refused;
    }
}
