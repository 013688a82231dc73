using System.Text;

namespace DistrictUnion.Tests.Support;

/// <summary>A PDF by its head and its end; what lies between is whatever a test puts there.</summary>
internal static class TestPdf
{
    public static byte[] Of(string text, int padding = 0) => Of([.. Encoding.UTF8.GetBytes(text), .. new byte[padding]]);

    public static byte[] Of(ReadOnlySpan<byte> content) => [.. "%PDF-1.7\n"u8, .. content, .. "\nstartxref\n9\n%%EOF\n"u8];
}
