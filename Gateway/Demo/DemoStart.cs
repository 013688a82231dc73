using DistrictUnion.Domain;
using DistrictUnion.Gateway.Hosting;

namespace DistrictUnion.Gateway.Demo;

/// <summary>Puts the sample district into a database: by the verb <c>demo</c>, and where there is none when the service starts in Development.</summary>
internal static class DemoStart
{
    /// <summary>The setting that keeps the service from creating it: <c>Demo:WhenEmpty</c>, true unless set.</summary>
    public const string Setting = "Demo:WhenEmpty";

    /// <summary>Creates the sample district under its own clock.</summary>
    /// <returns>Null when it is done, else why not: demo.exists, or what keeps the database from being opened.</returns>
    public static async Task<Refusal?> Create(ServedDatabase database, CancellationToken cancellationToken = default)
    {
        var clock = new DemoClock();
        var opened = await OwnedSilo.Open(database, clock, cancellationToken);
        if (opened.Value is not { } silo) return opened.Refusals[0];
        await using (silo)
        {
            var desk = new DemoDesk(silo.Grains, clock);
            if (await desk.District.View(cancellationToken) is not null)
                return new("demo.exists", RefusalKind.Conflict, $"{database.Name} 里已经有示例区（{desk.Code}），没有改动。");
            await new DemoDistrict(desk).Create();
            return null;
        }
    }

    /// <summary>In Development a database that is not there yet begins with the sample, whole or not at all.</summary>
    public static async Task WhenEmpty(WebApplication app)
    {
        if (!app.Environment.IsDevelopment() || !app.Configuration.GetValue(Setting, true)) return;
        var served = ServedDatabase.Of(app.Configuration, null);
        if (!served.IsInFile || served.MayBeThere) return;
        var database = served.Path;
        if (Directory.Exists(database + ".making")) Directory.Delete(database + ".making", recursive: true);
        var making = Directory.CreateDirectory(database + ".making");
        var (sample, whole) = (Path.Combine(making.FullName, "sample.db"), Path.Combine(making.FullName, "whole.db"));
        if (await Create(new(sample)) is { } refusal) throw new InvalidOperationException(refusal.Text);

        // A copy is one file: what still lies in the write-ahead log is in it.
        await OwnedSilo.Copy(new(sample), whole);
        File.Move(whole, database);
        making.Delete(recursive: true);
        await DemoAccounts.WhenNone(app.Services, Console.WriteLine);
    }
}
