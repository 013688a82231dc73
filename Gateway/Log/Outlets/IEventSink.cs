namespace DistrictUnion.Gateway.Log.Outlets;

/// <summary>Where events go. It is given one after the other; what it throws is a failure, after which it is reset and tried again.</summary>
internal interface IEventSink : IDisposable
{
    /// <param name="sequence">The event's number among those of this sink, from 1.</param>
    Task Write(SecurityEvent happened, int sequence, CancellationToken cancellationToken);

    /// <summary>Lets go of connection or file; the next event opens it anew.</summary>
    void Reset();
}
