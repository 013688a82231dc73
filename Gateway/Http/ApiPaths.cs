namespace DistrictUnion.Gateway.Http;

/// <summary>Where the API lies and how much it takes.</summary>
internal static class ApiPaths
{
    public const string Root = "/api";

    /// <summary>Largest JSON body in bytes: 2,000 schools, or a plan of 500 tasks with their sentences.</summary>
    public const long MaxBody = 4L * 1024 * 1024;

    /// <summary>Largest upload in bytes: a document of 20 MB and its envelope.</summary>
    public const long MaxUpload = 21L * 1024 * 1024;

    /// <summary>Time for a usual request.</summary>
    public static readonly TimeSpan UsualTime = TimeSpan.FromSeconds(30);

    /// <summary>Time for reading a document or writing a workbook.</summary>
    public static readonly TimeSpan LongTime = TimeSpan.FromMinutes(3);
}
