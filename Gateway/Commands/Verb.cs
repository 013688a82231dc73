using System.Collections.Immutable;

namespace DistrictUnion.Gateway.Commands;

/// <summary>Something that the command line can do.</summary>
/// <param name="Usage">How it is typed.</param>
/// <param name="Summary">What it does, in one Chinese line.</param>
/// <param name="Run">Does it; answers an exit code. Refusals are said on the terminal.</param>
internal sealed record Verb(string Name, string Usage, string Summary, Func<Arguments, CommandSetting, CancellationToken, Task<int>> Run)
{
    /// <summary>Options with a value.</summary>
    public ImmutableArray<string> Options { get; init; } = [];

    /// <summary>Those of the options without which the verb cannot run.</summary>
    public ImmutableArray<string> Required { get; init; } = [];

    /// <summary>Options without a value.</summary>
    public ImmutableArray<string> Flags { get; init; } = [];

    public int FewestNames { get; init; }

    public int MostNames { get; init; }
}

/// <summary>What a verb runs in: the settings of the service, and where it speaks.</summary>
internal sealed record CommandSetting(IConfiguration Configuration, Terminal Terminal);
