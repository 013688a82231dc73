using DistrictUnion.Benchmarks.Documents;
using DistrictUnion.Benchmarks.Gateway;
using DistrictUnion.Benchmarks.Reports;
using DistrictUnion.Benchmarks.Storage;
using DistrictUnion.Tests.Support.Seeding;

switch (args)
{
    case ["submits"]:
        await SubmitsBenchmark.Run();
        return 0;
    case ["submits", var owner]:
        await SubmitsBenchmark.RunOnServer(owner);
        return 0;
    case ["comparison"]:
        await ComparisonBenchmark.Run();
        return 0;
    case ["comparison", var owner]:
        await ComparisonBenchmark.RunOnServer(owner);
        return 0;
    case ["seed", var where]:
        await SeedVerb.Run(where, SeedSize.District with { JournalYears = SeedSize.District.Years });
        return 0;
    case ["seed", var where, "city"]:
        await SeedVerb.Run(where, SeedSize.City);
        return 0;
    case ["alike"]:
        await AlikeBenchmark.Run();
        return 0;
    case ["log"]:
        await LogBenchmark.Run();
        return 0;
    case ["service"]:
        await ServiceBenchmark.Run(ManySchools.Count);
        return 0;
    case ["service", var schools] when int.TryParse(schools, out var count) && count is >= 10 and <= 9_999:
        await ServiceBenchmark.Run(count);
        return 0;
    case ["seals"]:
        await SealsBenchmark.Run();
        return 0;
    case ["entries"]:
        await EntriesBenchmark.Run();
        return 0;
    case ["workbooks"]:
        WorkbookBenchmark.Run();
        return 0;
    case ["ledgers"]:
        LedgerBenchmark.Run();
        return 0;
    case ["books"]:
        await BooksBenchmark.Run(300);
        return 0;
    case ["books", var schools] when int.TryParse(schools, out var count) && count is >= 10 and <= 999:
        await BooksBenchmark.Run(count);
        return 0;
    case ["restore"]:
        await RestoreBenchmark.Run(1);
        return 0;
    case ["restore", var years] when int.TryParse(years, out var count) && count is >= 1 and <= 10:
        await RestoreBenchmark.Run(count);
        return 0;
    case ["restore", var years, var owner] when int.TryParse(years, out var count) && count is >= 1 and <= 10:
        await RestoreBenchmark.Run(count, owner);
        return 0;
    case ["reader", .. var part]:
        ReaderBenchmark.Run(string.Join(' ', part));
        return 0;
    default:
        Console.Error.WriteLine("用法：dotnet run -c Release --project Tests/Benchmarks -- submits [PostgreSQL 连接字符串]|comparison [PostgreSQL 连接字符串]|seed 文件或 PostgreSQL 连接字符串 [city]|alike|log|service [学校数]|seals|entries|workbooks|ledgers|books [学校数]|restore [年数 [PostgreSQL 连接字符串]]|reader");
        return 2;
}
