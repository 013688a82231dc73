using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Features;

namespace DistrictUnion.Gateway.Hosting;

/// <summary>
/// Pages name each other from the root. Below a prefix their links, forms and redirects get it here, in one place, on the way out: texts cannot be
/// taken for links, because a quotation mark in a text is written <c>&amp;quot;</c>.
/// </summary>
internal sealed partial class PrefixedLinks(RequestDelegate next, string prefix)
{
    public async Task Invoke(HttpContext context)
    {
        var response = context.Response;
        response.OnStarting(() =>
        {
            if (response.Headers.Location is [['/', not '/', ..] or "/"] && response.Headers.Location.ToString() is var to && !IsInside(to)) response.Headers.Location = prefix + to;
            return Task.CompletedTask;
        });
        var before = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        await using var pages = new PageStream(before.Stream, response);
        var feature = new StreamResponseBodyFeature(pages, before);
        context.Features.Set<IHttpResponseBodyFeature>(feature);
        try
        {
            await next(context);
            await feature.Writer.FlushAsync(context.RequestAborted);
            await pages.End(html => Links().Replace(html, $"$1{prefix}/"), context.RequestAborted);
        }
        finally
        {
            context.Features.Set(before);
        }
    }

    private bool IsInside(string address) => address == prefix || address.StartsWith(prefix + "/", StringComparison.Ordinal) || address.StartsWith(prefix + "?", StringComparison.Ordinal);

    /// <summary>What is an address in our pages: links, forms, and what scripts are given to send to.</summary>
    [GeneratedRegex("""(\s(?:href|src|action|formaction|data-plan|data-marks|data-autosave|data-files)=")/(?!/)""")]
    private static partial Regex Links();

    /// <summary>Keeps a page until it is whole; everything else passes through.</summary>
    private sealed class PageStream(Stream to, HttpResponse response) : Stream
    {
        private MemoryStream? page;
        private bool isBegun;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public async Task End(Func<string, string> change, CancellationToken cancellationToken)
        {
            if (page is null) return;
            var html = Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(page.GetBuffer(), 0, (int)page.Length)));
            response.ContentLength = null;
            await to.WriteAsync(html, cancellationToken);
        }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => await Target.WriteAsync(buffer, cancellationToken);

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => Target.WriteAsync(buffer, offset, count, cancellationToken);

        public override void Write(byte[] buffer, int offset, int count) => Target.Write(buffer, offset, count);

        public override void Flush() => Passed?.Flush();

        public override Task FlushAsync(CancellationToken cancellationToken) => Passed?.FlushAsync(cancellationToken) ?? Task.CompletedTask;

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        /// <summary>Where bytes go: known with the first of them, when the kind of the answer is.</summary>
        private Stream Target
        {
            get
            {
                if (!isBegun && response.ContentType?.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) is true) page = new();
                isBegun = true;
                return (Stream?)page ?? to;
            }
        }

        private Stream? Passed => isBegun && page is null ? to : null;
    }
}
