using DistrictUnion.Grains.Journal;

namespace DistrictUnion.Storage;

/// <summary>The journal holds, or was given, a stream of a kind that this program does not know.</summary>
public sealed class UnknownStreamException(StreamName stream) : Exception($"“{stream}” is no kind of stream that this program knows.");
