using System.Text;
using static DistrictUnion.Tests.Gateway.Documents.Sources.Word97Builder;

namespace DistrictUnion.Tests.Gateway.Documents.Sources;

/// <summary>Writes the tables of automatic lists.</summary>
internal static class Word97Lists
{
    private const int LevelCount = 9;

    /// <param name="Form">Word's number of the form: 0 decimals, 37 Chinese, 23 bullets …</param>
    /// <param name="Pattern">With \0 … \b for the counters of the levels.</param>
    /// <param name="Flags">4: all counters decimal; 8: the restart limit holds.</param>
    internal sealed record Level(int Form, string Pattern, int Start = 1, int Flags = 0, int RestartLimit = 0);

    /// <summary>One definition with these levels, used as list 1, and as list 2 from <paramref name="secondStart"/> on.</summary>
    public static Word97Builder With(Word97Builder builder, Level[] levels, int? secondStart = null)
    {
        byte[] definition = [.. Bytes32(7), .. new byte[4 + 18 + 2]];
        var all = levels.Concat(Enumerable.Repeat(new Level(255, ""), LevelCount - levels.Length));
        // The levels follow behind the table, which does not count them: another table must lie behind them.
        builder.With(73, [.. Bytes16(1), .. definition, .. all.SelectMany(Bytes)]);
        byte[] change = secondStart is { } start ? [.. Bytes32(start), 0x10, 0, 0, 0] : [];
        return builder.With(74, [.. Bytes32(2), .. Use(0), .. Use(change.Length / 8), .. Bytes32(-1), .. Bytes32(-1), .. change]);
    }

    private static byte[] Use(int changes) => [.. Bytes32(7), .. new byte[8], (byte)changes, 0, 0, 0];

    private static byte[] Bytes(Level level) =>
    [
        .. Bytes32(level.Start), (byte)level.Form, (byte)level.Flags, .. new byte[18], 0, 0, (byte)level.RestartLimit, 0,
        .. Bytes16(level.Pattern.Length), .. Encoding.Unicode.GetBytes(level.Pattern),
    ];
}
