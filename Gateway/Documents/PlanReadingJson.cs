using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace DistrictUnion.Documents;

/// <summary>A reading as JSON: the properties that the labelled corpus uses, and beside them spans, tasks, questions and flaws.</summary>
public static class PlanReadingJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(PlanReading reading) => Encoding.UTF8.GetString(WriteUtf8(reading).Span);

    public static ReadOnlyMemory<byte> WriteUtf8(PlanReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options)) Write(json, reading);
        return buffer.WrittenMemory;
    }

    private static void Write(Utf8JsonWriter json, PlanReading reading)
    {
        json.WriteStartObject();
        json.WriteStartObject("source");
        json.WriteString("kind", Name(reading.Source.Kind));
        json.WriteString("encoding", reading.Source.Encoding);
        json.WriteEndObject();
        json.WriteBoolean("isUnionPlan", reading.IsUnionPlan);
        Array(json, "plans", reading.Plans, Plan);
        Array(json, "noise", reading.LeftOut, (w, item) => w.WriteStringValue(item.Beginning));
        Array(json, "leftOut", reading.LeftOut, (w, item) =>
        {
            w.WriteStartObject();
            w.WriteString("reason", item.Sentence);
            w.WriteString("beginning", item.Beginning);
            Span(w, "span", item.Span);
            w.WriteEndObject();
        });
        Array(json, "flaws", reading.Flaws, (w, flaw) =>
        {
            w.WriteStartObject();
            w.WriteString("code", flaw.Code);
            w.WriteString("sentence", flaw.Sentence);
            w.WriteString("place", flaw.Place);
            w.WriteEndObject();
        });
        json.WriteEndObject();
    }

    private static void Plan(Utf8JsonWriter json, ReadPlan plan)
    {
        json.WriteStartObject();
        json.WriteString("title", plan.Title);
        json.WriteString("school", plan.School);
        Number(json, "year", plan.Year);
        json.WriteString("period", Name(plan.Period));
        Array(json, "sections", plan.Sections, Section);
        Array(json, "schedule", plan.Schedule, ScheduleItem);
        Array(json, "quantities", plan.Quantities, (w, quantity) => Quantity(w, quantity));
        Array(json, "tasks", plan.Tasks, Task);
        Array(json, "questions", plan.Questions, (w, question) =>
        {
            w.WriteStartObject();
            w.WriteString("code", question.Code);
            w.WriteString("sentence", question.Sentence);
            Span(w, "span", question.Span);
            w.WriteEndObject();
        });
        Span(json, "span", plan.Span);
        json.WriteEndObject();
    }

    private static void Section(Utf8JsonWriter json, ReadSection section)
    {
        json.WriteStartObject();
        json.WriteString("number", section.Number);
        json.WriteString("title", section.Title);
        Array(json, "measures", section.Measures, (w, measure) => w.WriteStringValue(measure.Label));
        Span(json, "span", section.Span);
        Array(json, "measureSpans", section.Measures, (w, measure) => SpanValue(w, measure.Span));
        json.WriteEndObject();
    }

    private static void ScheduleItem(Utf8JsonWriter json, ReadScheduleItem item)
    {
        json.WriteStartObject();
        Array(json, "months", item.Months, (w, month) => w.WriteNumberValue(month));
        Number(json, "year", item.Year);
        Number(json, "week", item.Week);
        if (item.WeekEnd is { } weekEnd) json.WriteNumber("weekEnd", weekEnd);
        json.WriteString("text", item.Text);
        json.WriteString("owner", item.Owner);
        Span(json, "span", item.Span);
        json.WriteEndObject();
    }

    private static void Quantity(Utf8JsonWriter json, ReadQuantity quantity)
    {
        json.WriteStartObject();
        json.WriteString("text", quantity.Text);
        json.WriteString("kind", Name(quantity.Kind));
        json.WriteNumber("value", quantity.Value);
        json.WriteString("unit", quantity.Unit);
        json.WriteString("comparison", quantity.Comparison switch { QuantityComparison.AtLeast => ">=", QuantityComparison.AtMost => "<=", _ => "=" });
        json.WriteString("per", quantity.Per switch
        {
            QuantityPer.None => null,
            QuantityPer.TwoWeeks => "2weeks",
            QuantityPer.TwoYears => "2years",
            _ => Name(quantity.Per),
        });
        Span(json, "span", quantity.Span);
        json.WriteEndObject();
    }

    private static void Task(Utf8JsonWriter json, ProposedTask task)
    {
        json.WriteStartObject();
        json.WriteString("title", task.Title);
        json.WriteString("form", task.Form switch { TaskForm.Once => "一次性", TaskForm.Continuous => "常年工作", _ => "仅作表述" });
        json.WriteString("area", task.Area);
        json.WriteString("secondArea", task.SecondArea);
        Array(json, "months", task.Months, (w, month) => w.WriteStringValue(month));
        Array(json, "monthNumbers", task.MonthNumbers, (w, month) => w.WriteNumberValue(month));
        json.WriteBoolean("monthsProposed", task.AreMonthsProposed);
        json.WriteBoolean("eachMonth", task.IsEachMonth);
        if (task.Target is null) json.WriteNull("target");
        else
        {
            json.WritePropertyName("target");
            Quantity(json, task.Target);
        }

        json.WriteString("owner", task.Owner);
        Span(json, "source", task.Source);
        if (task.MeasureSource is { } measure) Span(json, "measureSource", measure);
        json.WriteNumber("confidence", task.Confidence);
        json.WriteEndObject();
    }

    private static void Array<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items) write(json, item);
        json.WriteEndArray();
    }

    private static void Number(Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } number) json.WriteNumber(name, number);
        else json.WriteNull(name);
    }

    private static void Span(Utf8JsonWriter json, string name, SourceSpan span)
    {
        json.WritePropertyName(name);
        SpanValue(json, span);
    }

    private static void SpanValue(Utf8JsonWriter json, SourceSpan span)
    {
        json.WriteStartArray();
        json.WriteNumberValue(span.Start);
        json.WriteNumberValue(span.Length);
        json.WriteEndArray();
    }

    private static string Name<T>(T value)
        where T : struct, Enum
    {
        var name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
