namespace DistrictUnion.Gateway.Commands;

/// <summary>The settings that the service and its verbs share. They lie beside the program, so that it may be started from any folder.</summary>
internal static class ServiceSettings
{
    public static string Folder => AppContext.BaseDirectory;

    /// <summary>What the service would be set up with: appsettings.json, that of the environment, environment variables.</summary>
    public static IConfigurationRoot Read()
    {
        var environment = Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? Environments.Production;
        return new ConfigurationBuilder().SetBasePath(Folder)
            .AddJsonFile("appsettings.json", optional: true)
            .AddJsonFile($"appsettings.{environment}.json", optional: true)
            .AddEnvironmentVariables()
            .Build();
    }
}
