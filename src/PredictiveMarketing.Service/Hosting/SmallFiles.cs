using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace PredictiveMarketing.Service.Hosting;

/// <summary>
/// Style sheets, scripts and pictures of ours: compressed, and kept by the browser for as long as their address names their content.
/// Pages and the API are never compressed: what a stranger can make us repeat beside a token must not tell the token by its length (BREACH).
/// </summary>
public static class SmallFiles
{
    private static readonly string[] Kinds = ["text/css", "text/javascript", "application/javascript", "image/svg+xml"];

    public static IServiceCollection AddSmallFiles(this IServiceCollection services) => services
        .AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = Kinds;
            compression.Providers.Add<BrotliCompressionProvider>();
            compression.Providers.Add<GzipCompressionProvider>();
        })
        .Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest);

    public static IApplicationBuilder UseSmallFiles(this IApplicationBuilder app) => app
        .UseResponseCompression()
        .UseStaticFiles(new StaticFileOptions
        {
            // An address with ?v=hash never changes its content; the others are asked for again and answered 304.
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl =
                file.Context.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "no-cache",
        });
}
