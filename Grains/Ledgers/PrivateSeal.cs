using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using DistrictUnion.Domain.Ledgers;
using DistrictUnion.Grains.Journal;

namespace DistrictUnion.Grains.Ledgers;

/// <summary>Seals the private texts of one command before it is decided: each gets a reference and a key of its own.</summary>
internal sealed class PrivateSeal
{
    private const int KeyBytes = 32;

    private readonly Dictionary<string, SealedValue> byReference = [];
    private readonly Dictionary<(int Line, string Column), PrivateReference> references = [];

    public PrivateSeal(IEnumerable<PrivateText> texts)
    {
        foreach (var text in texts)
        {
            var (key, bytes) = (RandomNumberGenerator.GetBytes(KeyBytes), Encoding.UTF8.GetBytes(text.Text));
            var reference = new PrivateReference(
                RandomNumberGenerator.GetHexString(32, lowercase: true), Convert.ToHexStringLower(HMACSHA256.HashData(key, bytes)));
            references[(text.Line, text.Column)] = reference;
            byReference[reference.Reference] = new(reference, text.Class, bytes, key);
        }
    }

    public SealedTexts Texts => new(references);

    /// <summary>The values that an entry's content names: a text that was not changed keeps its old reference, and its new one is dropped.</summary>
    public ImmutableArray<SealedValue> NamedBy(IEnumerable<EntryContent> contents) =>
        [.. contents.SelectMany(c => c.Private.Values).Select(r => byReference.GetValueOrDefault(r.Reference)).OfType<SealedValue>().Distinct()];

    /// <summary>The texts by reference, for formulas.</summary>
    public IEnumerable<KeyValuePair<string, string>> Opened => byReference.Select(p => KeyValuePair.Create(p.Key, Encoding.UTF8.GetString(p.Value.Value)));
}
