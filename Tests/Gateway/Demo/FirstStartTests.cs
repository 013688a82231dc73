using DistrictUnion.Tests.Support;
using Microsoft.AspNetCore.Hosting;

namespace DistrictUnion.Tests.Gateway.Demo;

public sealed class FirstStartTests
{
    [Fact]
    public async Task Start_NewDatabaseInANewFolder_HasTheSample()
    {
        await using var application = new FirstStart();
        var page = await application.CreateClient().GetStringAsync("/");
        Assert.Contains("进度对比：全区", page, StringComparison.Ordinal);
        Assert.Equal(["new.db", "new.db-shm", "new.db-wal", "new.db.lock"], Directory.GetFiles(application.Folder).Select(Path.GetFileName).Order());
    }

    private sealed class FirstStart : GatewayApplication
    {
        /// <summary>A folder that is not there yet.</summary>
        public string Folder => Path.Combine(Path.GetDirectoryName(Database)!, "data");

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Embedded:Database", Path.Combine(Folder, "new.db"));
            builder.UseSetting("Demo:WhenEmpty", "true");
        }
    }
}
