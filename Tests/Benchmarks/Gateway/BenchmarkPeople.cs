using DistrictUnion.Benchmarks.Storage;
using DistrictUnion.Gateway.SignIn;
using DistrictUnion.Tests.Support;
using Microsoft.Extensions.Configuration;

namespace DistrictUnion.Benchmarks.Gateway;

/// <summary>Tokens of the office, the log auditor and of each school's chair, in accounts beside the database of the grains.</summary>
internal sealed record BenchmarkPeople(string Officer, string Admin, string Auditor, string[] Chairs)
{
    public static async Task<BenchmarkPeople> Write(string database, int schools)
    {
        var opened = await AccountsAlone.Open(new ConfigurationBuilder().Build(), new(database), false, CancellationToken.None);
        await using var provider = opened.Value!;
        var chairs = new string[schools];
        for (var i = 0; i < chairs.Length; i++)
            chairs[i] = await PeopleInTables.AddToken(provider, $"schoolChair/{BenchmarkSilo.District}/{BenchmarkSilo.School(i)}");
        return new(await Of("districtOfficer"), await Of("districtAdmin"), await Of("logAuditor"), chairs);

        Task<string> Of(string role) => PeopleInTables.AddToken(provider, $"{role}/{BenchmarkSilo.District}");
    }
}
