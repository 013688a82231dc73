namespace DistrictUnion.Gateway.Pages.Matrix;

/// <summary>What the office has to do today (今天要办的).</summary>
/// <param name="Reports">Reports that wait for review.</param>
/// <param name="Plans">Plans that wait for review.</param>
/// <param name="Missing">Schools that have not reported the quarter, those that were returned not among them.</param>
/// <param name="Due">Last day on time.</param>
/// <param name="Returned">Reports that were returned and not handed in again.</param>
/// <param name="OnBehalf">Reports that the office handed in and the school has not confirmed.</param>
/// <param name="Resets">Open requests for a new password.</param>
/// <param name="Matters">Matters (请示事项) that wait for the office.</param>
/// <param name="OverdueMatters">Those past their last day, whoever has to act.</param>
public sealed record TodayCounts(int Reports, int Plans, int Missing, DateOnly Due, int Returned, int OnBehalf, int Resets, int Matters, int OverdueMatters);
