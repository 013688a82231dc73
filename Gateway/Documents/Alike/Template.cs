using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace DistrictUnion.Documents.Alike;

/// <summary>Why a sentence is not counted.</summary>
public enum NotCounted
{
    /// <summary>Too few letters to tell anything.</summary>
    TooShort,

    /// <summary>A task of the district, which every school takes over.</summary>
    DistrictTask,

    /// <summary>Stands in many schools' plans: the district's own template, or what everybody writes.</summary>
    Template,
}

/// <param name="Schools">In how many schools' plans it stands.</param>
public sealed record NotCountedSentence(string Text, NotCounted Reason, int Schools);

/// <summary>What stands in many schools' plans of a district, and so says nothing about two of them.</summary>
internal sealed class Template
{
    /// <summary>A sentence of fewer letters is not counted.</summary>
    public const int MinLetters = 6;

    /// <summary>Many are so many schools, or this share of all that have a plan, whichever is more.</summary>
    public const int MinSchools = 5;
    public const int MinPercent = 20;

    private readonly SchoolCounts<string> sentences = new();
    private readonly SchoolCounts<ulong> shingles = new();
    private readonly HashSet<string> ofDistrict;
    private readonly int many;

    public Template(ImmutableArray<PlanSentences> plans, IEnumerable<string> districtForms)
    {
        ofDistrict = [.. districtForms];
        var schools = 0;
        foreach (var school in plans.GroupBy(p => p.School))
        {
            schools++;
            foreach (var sentence in school.SelectMany(p => p.All))
            {
                sentences.Add(sentence.Form, schools);
                foreach (var shingle in sentence.Shingles) shingles.Add(shingle, schools);
            }
        }

        many = Math.Max(MinSchools, (schools * MinPercent + 99) / 100);
    }

    /// <summary>Why a sentence is not counted; null when it is.</summary>
    public NotCountedSentence? Excludes(AlikeSentence sentence)
    {
        var schools = sentences.Of(sentence.Form);
        if (ofDistrict.Contains(sentence.Form)) return new(sentence.Written, NotCounted.DistrictTask, schools);
        if (schools >= many) return new(sentence.Written, NotCounted.Template, schools);
        return sentence.Form.Length < MinLetters ? new(sentence.Written, NotCounted.TooShort, schools) : null;
    }

    /// <summary>The sentences of a plan that are counted.</summary>
    public ImmutableArray<AlikeSentence> Counted(PlanSentences plan) => [.. plan.All.Where(sentence => Excludes(sentence) is null)];

    /// <summary>The shingles of a sentence that do not stand in many schools' plans: what common words share says nothing.</summary>
    public ulong[] Telling(AlikeSentence sentence) => Array.FindAll(sentence.Shingles, shingle => shingles.Of(shingle) < many);

    /// <summary>In how many schools' plans a thing stands. Schools are added one after the other.</summary>
    private sealed class SchoolCounts<T>
        where T : notnull
    {
        private readonly Dictionary<T, (int Last, int Count)> counts = [];

        public void Add(T thing, int school)
        {
            ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, thing, out _);
            if (count.Last != school) count = (school, count.Count + 1);
        }

        public int Of(T thing) => counts.GetValueOrDefault(thing).Count;
    }
}
