using DistrictUnion.Gateway.Commands;
using Microsoft.Extensions.Configuration;

namespace DistrictUnion.Tests.MainJob;

/// <summary>Runs a verb of the command line in this process.</summary>
internal static class Commands
{
    /// <param name="settings">Of the service; null: none.</param>
    public static Task<int> Run(string[] args, TextWriter output, TextWriter error, IEnumerable<KeyValuePair<string, string?>>? settings = null) =>
        CommandLine.Run(args, () => new ConfigurationBuilder().AddInMemoryCollection(settings ?? []).Build(), new Terminal(output, error), CancellationToken.None);
}
