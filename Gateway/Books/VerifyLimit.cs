using System.Threading.RateLimiting;
using DistrictUnion.Domain;
using DistrictUnion.Gateway.SignIn;

namespace DistrictUnion.Gateway.Books;

/// <summary>How often one address may have books checked: enough for a pile of them, too little to try numbers and digests.</summary>
internal sealed class VerifyLimit : IDisposable
{
    /// <summary>Questions of one address within <see cref="Window"/>.</summary>
    public const int Most = 30;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private static readonly Refusal TooMany = new("verify.too-many", RefusalKind.TooMany, $"核验太频繁：每 {Window.TotalMinutes:0} 分钟最多 {Most} 次，请稍后再试。");

    private readonly PartitionedRateLimiter<string> limiter = PartitionedRateLimiter.Create<string, string>(address =>
        RateLimitPartition.GetFixedWindowLimiter(address, _ => new() { PermitLimit = Most, Window = Window }));

    /// <summary>Counts a question; the refusal verify.too-many, or null.</summary>
    public Refusal? Count(HttpContext http)
    {
        using var lease = limiter.AttemptAcquire(Keepers.AddressOf(http));
        return lease.IsAcquired ? null : TooMany;
    }

    public void Dispose() => limiter.Dispose();
}
