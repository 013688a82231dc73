using DistrictUnion.Domain;
using DistrictUnion.Domain.Plans;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace DistrictUnion.Gateway.Http.OpenApi;

/// <summary>The API's own description: always made from the routes, browsable in Development on this machine.</summary>
internal static class ApiDocument
{
    public const string Version = "v1";

    private const string Bearer = "bearer";

    private const string Description = """
        区教育工会填报系统的接口。所有改动都要带 Idempotency-Key；查看接口返回 ETag，改动时可用 If-Match 防止覆盖别人的修改。
        拒绝一律以 application/problem+json 回答：code 是稳定的编号，detail 是给人看的中文，refusals 列出每一处问题和位置。
        季度写作 2026Q3，月份写作 2026-03，日期写作 2026-03-31，时间为 UTC。完成率等比率都带分子分母，两个口径：reported 上报数（含未审）、accepted 审定数。
        """;

    public static IServiceCollection AddApiDocument(this IServiceCollection services)
    {
        services.AddEndpointsApiExplorer();
        return services.AddSwaggerGen(options =>
        {
            options.SwaggerDoc(Version, new OpenApiInfo { Title = "DistrictUnion 接口", Version = Version, Description = Description });
            options.SupportNonNullableReferenceTypes();
            options.NonNullableReferenceTypesAsRequired();
            options.CustomSchemaIds(SchemaId);
            MapWords(options);
            options.DescribeAllParametersInCamelCase();
            options.OperationFilter<DescribeOperation>();
            options.DocumentFilter<TrimPaths>();
            options.AddSecurityDefinition(Bearer, new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = Bearer,
                Description = "接口令牌（du_ 开头），登录后在“我的账号”里发出；一个令牌只代表一个岗位。",
            });
            options.AddSecurityRequirement(document => new() { [new OpenApiSecuritySchemeReference(Bearer, document)] = [] });
        });
    }

    public static WebApplication UseApiDocument(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment()) return app;
        app.UseSwagger();
        app.UseSwaggerUI(ui =>
        {
            ui.DocumentTitle = "DistrictUnion 接口";
            ui.SwaggerEndpoint($"/swagger/{Version}/swagger.json", "DistrictUnion v1");
        });
        return app;
    }

    /// <summary>Codes and periods are written as plain text.</summary>
    private static void MapWords(SwaggerGenOptions options)
    {
        foreach (var code in typeof(Codes).Assembly.GetTypes().Where(t => t.IsValueType && t.GetInterfaces().Any(IsCode)))
            options.MapType(code, () => Text(code == typeof(OccurrenceId) ? Parameters.OccurrencePattern : Parameters.CodePattern));
        options.MapType<Quarter>(() => Text(Parameters.QuarterPattern));
        options.MapType<YearMonth>(() => Text(Parameters.MonthPattern));
    }

    private static bool IsCode(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ICode<>);

    private static OpenApiSchema Text(string pattern) => new() { Type = JsonSchemaType.String, Pattern = pattern };

    /// <summary>Plain names; the same name in two places (a reader's and the domain's) carries its project.</summary>
    private static string SchemaId(Type type)
    {
        var own = type.IsGenericType ? $"{type.Name.Split('`')[0]}Of{string.Concat(type.GetGenericArguments().Select(SchemaId))}" : type.Name;
        return type.Namespace?.StartsWith("DistrictUnion.Documents", StringComparison.Ordinal) == true ? $"Reading{own}" : own;
    }
}
