using System.Linq.Expressions;
using System.Reflection;
using System.Text.Json.Serialization.Metadata;
using DistrictUnion.Domain;
using Orleans.Concurrency;

namespace DistrictUnion.Embedded;

/// <summary>A method of a grain interface, made callable once so that a call needs no reflection.</summary>
internal abstract class GrainMethod
{
    private readonly JsonTypeInfo?[] parameters;
    private readonly int cancellation;

    protected GrainMethod(MethodInfo method)
    {
        (Interface, ShortName) = (method.DeclaringType!.Name, method.Name);
        Name = $"{Interface}.{ShortName}";

        // Not GetCustomAttribute: it loads Orleans.Serialization, which the default build does not have.
        IsReadOnly = method.IsDefined(typeof(ReadOnlyAttribute), inherit: false);
        var types = method.GetParameters().Select(p => p.ParameterType).ToArray();
        cancellation = Array.IndexOf(types, typeof(CancellationToken));
        parameters = [.. types.Select(type => type == typeof(CancellationToken) ? null : DomainJson.Options.GetTypeInfo(type))];
    }

    public string Name { get; }

    /// <summary>Name of the grain's interface.</summary>
    public string Interface { get; }

    /// <summary>The method's own name.</summary>
    public string ShortName { get; }

    /// <summary>Runs beside other read-only calls of the same activation.</summary>
    public bool IsReadOnly { get; }

    /// <summary>What keeps a method from being called between processes.</summary>
    public static IEnumerable<string> FlawsOf(MethodInfo method)
    {
        var name = $"{method.DeclaringType!.FullName}.{method.Name}";
        if (method.IsSpecialName || method.IsGenericMethod || method.GetParameters().Any(p => p.ParameterType.IsByRef))
            yield return $"{name} must be a plain method: no property, type parameter, ref or out.";
        if (!IsAnswer(method.ReturnType))
            yield return $"{name} must return Task, Task<T>, ValueTask or ValueTask<T>.";
    }

    public static GrainMethod Of(MethodInfo method)
    {
        var answer = method.ReturnType.IsGenericType ? method.ReturnType.GetGenericArguments()[0] : typeof(Nothing);
        return (GrainMethod)Activator.CreateInstance(typeof(GrainMethod<>).MakeGenericType(answer), method)!;
    }

    /// <summary>Calls the grain.</summary>
    /// <returns>What the interface declares: Task, Task&lt;T&gt;, ValueTask or ValueTask&lt;T&gt;. It never throws; a failure is in the task.</returns>
    public abstract object Call(EmbeddedSilo silo, GrainId target, object?[] arguments);

    /// <summary>The arguments as they arrive in another process; a cancellation token stays what it is.</summary>
    public object?[] Copy(object?[] arguments)
    {
        var copies = new object?[arguments.Length];
        for (var i = 0; i < copies.Length; i++)
            copies[i] = parameters[i] is { } type ? Message.Copy(arguments[i], type, Name) : arguments[i];
        return copies;
    }

    /// <exception cref="OperationCanceledException">The caller gave up before its turn came.</exception>
    public void ThrowIfCancelled(object?[] arguments)
    {
        if (cancellation >= 0) ((CancellationToken)arguments[cancellation]!).ThrowIfCancellationRequested();
    }

    private static bool IsAnswer(Type type) =>
        type == typeof(Task) || type == typeof(ValueTask)
        || (type.IsGenericType && type.GetGenericTypeDefinition() is var open && (open == typeof(Task<>) || open == typeof(ValueTask<>)));
}

/// <typeparam name="TAnswer">What the task carries; <see cref="Nothing"/> for a task without a value.</typeparam>
internal sealed class GrainMethod<TAnswer> : GrainMethod
{
    private readonly Func<object, object?[], Task<TAnswer>> invoke;
    private readonly Func<Task<TAnswer>, object> declared;
    private readonly JsonTypeInfo<TAnswer>? answerType;

    public GrainMethod(MethodInfo method)
        : base(method)
    {
        invoke = Compile(method);
        declared = method.ReturnType switch
        {
            var type when type == typeof(ValueTask) => task => new ValueTask(task),
            { IsValueType: true } => task => new ValueTask<TAnswer>(task),
            _ => task => task,
        };
        if (typeof(TAnswer) != typeof(Nothing)) answerType = (JsonTypeInfo<TAnswer>)DomainJson.Options.GetTypeInfo(typeof(TAnswer));
    }

    public override object Call(EmbeddedSilo silo, GrainId target, object?[] arguments) => declared(silo.Call(this, target, arguments));

    public Task<TAnswer> Invoke(object grain, object?[] arguments) =>
        invoke(grain, arguments) ?? throw new InvalidOperationException($"{Name} returned no task.");

    /// <summary>The answer as it arrives in another process.</summary>
    public TAnswer Copy(TAnswer answer) => answerType is null ? answer : Message.Copy(answer, answerType, Name)!;

    private static Func<object, object?[], Task<TAnswer>> Compile(MethodInfo method)
    {
        var grain = Expression.Parameter(typeof(object));
        var arguments = Expression.Parameter(typeof(object?[]));
        var values = method.GetParameters().Select((p, i) =>
            Expression.Convert(Expression.ArrayIndex(arguments, Expression.Constant(i)), p.ParameterType));
        Expression call = Expression.Call(Expression.Convert(grain, method.DeclaringType!), method, values);
        if (method.ReturnType.IsValueType) call = Expression.Call(call, nameof(ValueTask.AsTask), null);
        if (typeof(TAnswer) == typeof(Nothing)) call = Expression.Call(typeof(Nothing), nameof(Nothing.After), null, call);
        return Expression.Lambda<Func<object, object?[], Task<TAnswer>>>(call, grain, arguments).Compile();
    }
}

/// <summary>The value of a task that has none.</summary>
internal readonly struct Nothing
{
    private static readonly Task<Nothing> Done = Task.FromResult(default(Nothing));

    public static Task<Nothing> After(Task task) => task.IsCompletedSuccessfully ? Done : Wait(task);

    private static async Task<Nothing> Wait(Task task)
    {
        await task;
        return default;
    }
}
