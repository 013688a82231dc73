#if CLUSTER
#error The cluster's silo is built from Silo/Cluster (step 5 of the road in README.md); it is not written yet.
#else
await Console.Error.WriteLineAsync(
    "这是默认构建，不含集群。一台机器请运行：dotnet run --project Gateway\n" +
    "需要 Orleans 集群时请用：dotnet build -p:Cluster=true，然后运行 Silo。");
return 2;
#endif
