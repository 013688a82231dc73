using Microsoft.AspNetCore.Http.Metadata;

namespace DistrictUnion.Gateway.Http;

/// <summary>Largest body that a route takes; the server and the gate read it.</summary>
public sealed record BodyLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
