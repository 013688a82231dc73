namespace DistrictUnion.Gateway.Commands;

/// <summary>What the command line tells the program that called it.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>Refused, or something was found wrong.</summary>
    public const int Refused = 1;

    public const int WrongUsage = 2;
}
