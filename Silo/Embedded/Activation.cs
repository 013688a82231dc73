using DistrictUnion.Grains;
using Microsoft.Extensions.DependencyInjection;

namespace DistrictUnion.Embedded;

/// <summary>The one object in memory that stands for a grain: made at its first turn, with a scope of services of its own.</summary>
internal sealed class Activation(GrainId id, IServiceScopeFactory scopes)
{
    private readonly TurnQueue turns = new();
    private AsyncServiceScope? scope;
    private object? grain;

    public GrainId Id => id;

    /// <summary>Calls that were accepted and have not ended. Belongs to <see cref="ActivationDirectory"/>.</summary>
    public int Calls { get; set; }

    /// <summary>Place among the idle ones. Belongs to <see cref="ActivationDirectory"/>.</summary>
    public LinkedListNode<Activation>? IdleNode { get; set; }

    /// <summary>Runs a call when its turn comes.</summary>
    /// <param name="copyAnswer">Whether the answer crosses as JSON.</param>
    /// <param name="ended">Told when the turn is over, before the caller sees the answer.</param>
    public Task<TAnswer> Run<TAnswer>(
        GrainMethod<TAnswer> method, object?[] arguments, bool copyAnswer, CallChain chain, CallFigures figures, Action<Activation> ended)
    {
        var turn = new Task<Task<TAnswer>>(async () =>
        {
            CallChain.Current = chain;
            figures.Begin();
            try
            {
                method.ThrowIfCancelled(arguments);
                var answer = await method.Invoke(grain ??= Create(), arguments);
                return copyAnswer ? method.Copy(answer) : answer;
            }
            finally
            {
                figures.End();
                chain.End();
                turns.Leave(method.IsReadOnly);
                ended(this);
            }
        });
        turns.Enter(turn, method.IsReadOnly);
        return turn.Unwrap();
    }

    /// <summary>Lets go of the grain and its services. No turn runs or waits any more.</summary>
    public ValueTask Dispose() => scope is { } own ? own.DisposeAsync() : default;

    private object Create()
    {
        var own = scopes.CreateAsyncScope();
        try
        {
            own.ServiceProvider.GetRequiredService<ActivationContext>().Id = id;
            var created = own.ServiceProvider.GetRequiredService(id.Class.Type);
            scope = own;
            return created;
        }
        catch
        {
            own.Dispose();
            throw;
        }
    }
}

/// <summary>Tells the services of an activation's scope whose they are.</summary>
internal sealed class ActivationContext
{
    public GrainId Id { get; set; }

    public GrainKey Key => new(Id.Key ?? throw new InvalidOperationException("There is a GrainKey only inside a grain's activation."));
}
