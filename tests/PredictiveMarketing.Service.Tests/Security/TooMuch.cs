using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace PredictiveMarketing.Service.Tests.Security;

/// <summary>A body of any length that takes no room, and knows how much of it was taken.</summary>
internal sealed class TooMuch : HttpContent
{
    private readonly byte[] head;
    private readonly long length;
    private readonly bool saysLength;

    /// <param name="head">How it begins, so that whoever reads it goes on reading.</param>
    public TooMuch(string head, string mediaType, long length, bool saysLength)
    {
        this.head = Encoding.ASCII.GetBytes(head);
        this.length = length;
        this.saysLength = saysLength;
        Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);
    }

    public long Taken { get; private set; }

    /// <summary>Of the kind that a route reads.</summary>
    public static TooMuch For(KnownRoute route, long length, bool saysLength) =>
        route.Path is "/import" or "/api/v1/imports/preview" ? new("--b\r\nContent-Disposition: form-data; name=\"upload\"; filename=\"a.csv\"\r\nContent-Type: text/csv\r\n\r\n", "multipart/form-data; boundary=b", length, saysLength)
        : route.Path.StartsWith("/api/", StringComparison.Ordinal) ? new("{\"a\":\"", "application/json", length, saysLength)
        : new("a=", "application/x-www-form-urlencoded", length, saysLength);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        byte[] piece = new byte[32 * 1024];
        piece.AsSpan().Fill((byte)'a');
        await stream.WriteAsync(head);
        for (Taken = head.Length; Taken < length; Taken += piece.Length)
            await stream.WriteAsync(piece.AsMemory(0, (int)Math.Min(piece.Length, length - Taken)));
    }

    protected override bool TryComputeLength(out long computed)
    {
        computed = length;
        return saysLength;
    }
}
