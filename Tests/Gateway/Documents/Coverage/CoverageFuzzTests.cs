using System.Globalization;
using DistrictUnion.Documents;
using DistrictUnion.Documents.Calendar;
using DistrictUnion.Documents.Coverage;
using DistrictUnion.Domain.Districts;
using DistrictUnion.Gateway.Plans;
using DistrictUnion.Tests.Gateway.Documents.Fuzz;

namespace DistrictUnion.Tests.Gateway.Documents.Coverage;

/// <summary>What comes behind the reading, on the reader's own random input: coverage and week dates never throw and point into the text.</summary>
public sealed class CoverageFuzzTests
{
    private static readonly SchoolCalendar Calendar = new([new("2026学年第一学期", new(2026, 9, 1), new(2027, 1, 22))], [], []);

    /// <summary>COVERAGE_FUZZ_INPUTS asks for more.</summary>
    [Fact]
    public void Of_WhateverWasRead_AnswersEveryPoint()
    {
        var count = int.Parse(Environment.GetEnvironmentVariable("COVERAGE_FUZZ_INPUTS") ?? "300", CultureInfo.InvariantCulture);
        var inputs = new FuzzInputs();
        for (var number = 0; number < count; number++)
        {
            var reading = PlanReader.Read(inputs.Make(number));
            foreach (var plan in reading.Plans) Check(number, reading, plan);
        }
    }

    private static void Check(int number, PlanReading reading, ReadPlan plan)
    {
        var filled = WeekDates.Fill(reading, plan, CalendarTerms.Of(Calendar, new(new(2026, 9), new(2027, 1))));
        var coverage = PlanCoverage.Of(reading, filled.Plan, RequiredPoints.Shipped);

        Assert.Equal(RequiredPoints.Shipped.Length, coverage.Length);
        Assert.Equal(plan.Schedule.Length, filled.Plan.Schedule.Length);
        foreach (var point in coverage)
        {
            Assert.True(point.Found >= 0 && (point.Found > 0) == (point.State is not CoverageState.NotCovered), $"Input {number}: {point}");
            Assert.True(point.Found == 0 || !point.Sentences.IsEmpty, $"Input {number}: {point} without a sentence");
            Assert.All(point.Sentences, sentence => Assert.InRange(sentence.Span!.Value.Start + sentence.Span.Value.Length, 1, reading.Text.Length));
        }
    }
}
