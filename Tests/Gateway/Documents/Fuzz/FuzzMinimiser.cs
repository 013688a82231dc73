using DistrictUnion.Documents;

namespace DistrictUnion.Tests.Gateway.Documents.Fuzz;

/// <summary>Makes an input that breaks something as small as it gets by leaving out stretches.</summary>
internal static class FuzzMinimiser
{
    private const int MostTries = 2_000;

    /// <summary>Characters where the input is text, else bytes.</summary>
    public static SourceFile Minimise(SourceFile file, Func<SourceFile, bool> isBroken)
    {
        var text = System.Text.Encoding.UTF8.GetString(file.Content.Span);
        return isBroken(FuzzInputs.Text(text))
            ? FuzzInputs.Text(new string(Shrink(text.ToCharArray(), rest => isBroken(FuzzInputs.Text(new string(rest))))))
            : file with { Content = Shrink(file.Content.ToArray(), rest => isBroken(file with { Content = rest })) };
    }

    private static T[] Shrink<T>(T[] input, Func<T[], bool> isBroken)
    {
        var tries = 0;
        for (var stretch = input.Length / 2; stretch >= 1; stretch /= 2)
            for (var at = 0; at + stretch <= input.Length && tries++ < MostTries;)
            {
                T[] rest = [.. input[..at], .. input[(at + stretch)..]];
                if (isBroken(rest)) input = rest;
                else at += stretch;
            }

        return input;
    }
}
