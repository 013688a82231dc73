using DistrictUnion.Gateway.Commands;
using Microsoft.Extensions.Configuration;

namespace DistrictUnion.Tests.MainJob;

/// <summary>Runs a verb of the command line in this process.</summary>
internal static class Commands
{
    public static Task<int> Run(string[] args, TextWriter output, TextWriter error) =>
        CommandLine.Run(args, () => new ConfigurationBuilder().Build(), new Terminal(output, error), CancellationToken.None);
}
