using DistrictUnion.Grains.Books;
using DistrictUnion.Grains.Comparison;
using DistrictUnion.Grains.Files;
using DistrictUnion.Grains.Inspections;
using DistrictUnion.Grains.Journal;
using DistrictUnion.Grains.Ledgers;
using DistrictUnion.Grains.Log;
using DistrictUnion.Grains.Matters;
using DistrictUnion.Storage.Books;
using DistrictUnion.Storage.Comparison;
using DistrictUnion.Storage.Files;
using DistrictUnion.Storage.GrainState;
using DistrictUnion.Storage.Inspections;
using DistrictUnion.Storage.Journal;
using DistrictUnion.Storage.Ledgers;
using DistrictUnion.Storage.Log;
using DistrictUnion.Storage.Matters;
using DistrictUnion.Storage.PrivateValues;
using DistrictUnion.Storage.ReadModel;
using DistrictUnion.Storage.Sealing;
using DistrictUnion.Storage.Writing;

namespace DistrictUnion.Storage;

/// <summary>Storage on one SQLite file or a PostgreSQL database, and its life: the host starts it before its first grain and stops it after its last.</summary>
public sealed class DistrictStorage : IAsyncDisposable
{
    private readonly Database database;
    private readonly IFileShelf files;
    private readonly WriterFigures figures = new();

    public DistrictStorage(StorageOptions options, TimeProvider clock)
    {
        options.Check();
        database = options.Open();
        Writer = new(database, options, figures);
        Journal = new StoredJournal(database, Writer);
        Comparison = new ComparisonReader(database);
        files = options.OpenFiles();
        Inspections = new InspectionReader(database);
        Ledgers = new LedgerReader(database);
        Matters = new MatterReader(database);
        Log = new LogReader(database);
        Books = new BookReader(database);
        Sealing = new Seals(database, Writer, clock);
        GrainStorage = new GrainStorageFactory(database, Writer);
        PrivateValues = new PrivateValueStore(database, Writer, clock);
        Maintenance = new(database, Writer, figures, Sealing, clock);
        DailySeals = new(database, Maintenance, options.IsShared, clock);
    }

    public IJournal Journal { get; }

    public IComparisonReader Comparison { get; }

    public ILedgerReader Ledgers { get; }

    public IInspectionReader Inspections { get; }

    public IMatterReader Matters { get; }

    public ILogReader Log { get; }

    public IBookReader Books { get; }

    public ISeals SealStore => Sealing;

    public IFileStore Files => files;

    public IGrainStorageFactory GrainStorage { get; }

    public IPrivateValues PrivateValues { get; }

    public StorageMaintenance Maintenance { get; }

    public DailySeals DailySeals { get; }

    internal GroupWriter Writer { get; }

    internal Seals Sealing { get; }

    internal Database Database => database;

    /// <summary>Becomes the owner, brings tables and read model up to date, and begins to take writes.</summary>
    /// <returns>What was rebuilt because the read model was of another schema; null otherwise.</returns>
    /// <exception cref="StorageException">Another process owns the database, it is of a newer program, or its place is not durable.</exception>
    public async Task<Rebuilt?> Start()
    {
        try
        {
            await database.Start();
            Writer.Start();
            return await Writer.Alone(ReadModelUpkeep.BringUpToDate);
        }
        catch
        {
            await Stop();
            throw;
        }
    }

    /// <summary>Finishes the writes that were accepted and gives the database free. Reads must have ended.</summary>
    public async Task Stop()
    {
        await Writer.Stop();
        await database.Stop();
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        await database.DisposeAsync();
        await files.DisposeAsync();
        Sealing.Dispose();
        figures.Dispose();
    }
}
