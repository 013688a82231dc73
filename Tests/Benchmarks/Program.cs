Console.WriteLine("用法：dotnet run -c Release --project Tests/Benchmarks -- NAME");
