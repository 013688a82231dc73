using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace DistrictUnion.Embedded;

/// <summary>The host of the grains inside this process. Takes calls between start and stop; stopping finishes what was accepted.</summary>
internal sealed partial class EmbeddedSilo : IHostedService, IDisposable
{
    private readonly EmbeddedOptions options;
    private readonly ILogger<EmbeddedSilo> logger;
    private readonly Action<Activation> ended;

    public EmbeddedSilo(IServiceScopeFactory scopes, IOptions<EmbeddedOptions> options, ILogger<EmbeddedSilo> logger)
    {
        this.options = options.Value;
        this.logger = logger;
        Activations = new(this.options.MaxActivations, id => new Activation(id, scopes), activation => _ = Dispose(activation));
        ended = Activations.Release;
        Figures = new(Activations);
    }

    public ActivationDirectory Activations { get; }

    public CallFigures Figures { get; }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        Activations.Open();
        return Task.CompletedTask;
    }

    /// <param name="cancellationToken">Cancelled when the process cannot wait any longer; what has not ended by then is left.</param>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Activations.Close().WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            LogUnfinished(Activations.Calls);
        }

        foreach (var activation in Activations.Clear()) await Dispose(activation);
    }

    public void Dispose() => Figures.Dispose();

    /// <summary>Calls a grain. Whatever goes wrong is in the task, as the grain threw it.</summary>
    public Task<TAnswer> Call<TAnswer>(GrainMethod<TAnswer> method, GrainId target, object?[] arguments) =>
        Figures.IsWatched ? Watched(method, target, arguments) : Make(method, target, arguments);

    // A method of its own: what the watching needs is made only where somebody watches.
    private Task<TAnswer> Watched<TAnswer>(GrainMethod<TAnswer> method, GrainId target, object?[] arguments) =>
        Figures.Watch(method, target, () => Make(method, target, arguments));

    private Task<TAnswer> Make<TAnswer>(GrainMethod<TAnswer> method, GrainId target, object?[] arguments)
    {
        try
        {
            var caller = CallChain.Current;
            caller?.ThrowIfCycle(target, method.Name);
            if (options.CopyMessages) arguments = method.Copy(arguments);
            var activation = Activations.Acquire(target, isInside: caller is not null);
            return activation.Run(method, arguments, options.CopyMessages, new(target, caller), Figures, ended);
        }
        catch (Exception exception)
        {
            return Task.FromException<TAnswer>(exception);
        }
    }

    private async Task Dispose(Activation activation)
    {
        try
        {
            await activation.Dispose().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            LogDisposeFailed(exception, activation.Id.Class.Name);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Stopped while {Calls} calls had not ended.")]
    private partial void LogUnfinished(int calls);

    [LoggerMessage(LogLevel.Error, "A grain of class {Grain} left with an error.")]
    private partial void LogDisposeFailed(Exception exception, string grain);
}
