#if CLUSTER
return await DistrictUnion.Silo.Cluster.SiloHost.Run(args);
#else
await Console.Error.WriteLineAsync(
    "这是默认构建，不含集群。一台机器请运行：dotnet run --project Gateway\n" +
    "需要 Orleans 集群时请用：dotnet build -p:Cluster=true，然后运行 Silo。");
return 2;
#endif
