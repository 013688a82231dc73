using System.Text;
using DistrictUnion.Documents;

namespace DistrictUnion.Tests.Gateway.Documents.Sources;

/// <summary>Reads bytes as a file whose name says nothing, and shows what the source made of them.</summary>
internal static class SourceText
{
    public static Encoding Gb { get; } = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    public static Encoding Big5 { get; } = CodePagesEncodingProvider.Instance.GetEncoding("big5")!;

    public static PlanReading Read(byte[] content, ReadingLimits? limits = null) => PlanReader.Read(new SourceFile("计划.doc", content), limits);

    public static string[] Lines(byte[] content) => Read(content).Text.Split('\n');

    /// <summary>Codes without the one that says that a snippet is no plan.</summary>
    public static string[] Codes(PlanReading reading) => [.. reading.Flaws.Select(flaw => flaw.Code).Where(code => code != "document.no-union-plan")];
}
