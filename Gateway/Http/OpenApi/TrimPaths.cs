using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace DistrictUnion.Gateway.Http.OpenApi;

/// <summary>Writes a group's own path without the slash that the framework puts behind it; routing takes both.</summary>
internal sealed class TrimPaths : IDocumentFilter
{
    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        var paths = swaggerDoc.Paths.ToArray();
        swaggerDoc.Paths.Clear();
        foreach (var (path, item) in paths) swaggerDoc.Paths.Add(path.TrimEnd('/'), item);
    }
}
