using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.Metadata;

namespace PredictiveMarketing.Service.Hosting;

/// <summary>
/// How much a call may send: a mebibyte, or what its route says. More is 413 with what to do about it, before anything is read where the call
/// says its length, and as soon as it is too much where it does not.
/// </summary>
public sealed class BodyLimit(RequestDelegate next)
{
    /// <summary>Of a call whose route says nothing.</summary>
    public const long Usual = 1024 * 1024;

    public async Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        // The page that says so is answered on the same call.
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            await next(context);
            return;
        }

        long most = context.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>()?.MaxRequestBodySize ?? Usual;
        if (context.Request.ContentLength > most)
        {
            await Refuse(context, most);
            return;
        }

        using var counted = new CountedBody(context.Request.Body, most);
        context.Request.Body = counted;
        try
        {
            await next(context);
        }
        catch (Exception) when (counted.IsOver && !context.Response.HasStarted)
        {
            await Refuse(context, most);
            return;
        }

        // Whoever reads a form calls what it could not read to its end a bad one.
        bool isUnsaid = context.Response.StatusCode == StatusCodes.Status413PayloadTooLarge && context.Response.ContentType is null;
        if ((isUnsaid || counted.IsOver) && !context.Response.HasStarted)
            await Refuse(context, most);
    }

    private static Task Refuse(HttpContext context, long most)
    {
        context.Response.Clear();
        context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        // What was sent is not read, neither here nor by the page that says so; the rest of the connection is of no use.
        context.Request.Body = Stream.Null;
        context.Request.ContentLength = 0;
        context.Request.ContentType = null;
        context.Response.Headers.Connection = "close";
        return !ErrorAnswers.IsProgram(context) ? Task.CompletedTask : Results.Problem(
            string.Create(CultureInfo.InvariantCulture, $"This call may send {most} bytes. Send less at a time: a file by years or by markets, a list in parts."),
            statusCode: StatusCodes.Status413PayloadTooLarge,
            title: "Too much at once").ExecuteAsync(context);
    }

    /// <summary>Counts what comes, and ends it when it is too much.</summary>
    private sealed class CountedBody(Stream body, long most) : Stream
    {
        private long read;

        public bool IsOver { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => Count(await Come(buffer, cancellationToken));

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override int Read(byte[] buffer, int offset, int count) => Count(body.Read(buffer, offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        // The server has a limit of its own, and may find it first.
        private async ValueTask<int> Come(Memory<byte> buffer, CancellationToken stop)
        {
            try
            {
                return await body.ReadAsync(buffer, stop);
            }
            catch (BadHttpRequestException large) when (large.StatusCode == StatusCodes.Status413PayloadTooLarge)
            {
                IsOver = true;
                throw;
            }
        }

        private int Count(int came)
        {
            read += came;
            IsOver |= read > most;
            return IsOver ? throw new BadHttpRequestException("Too much at once.", StatusCodes.Status413PayloadTooLarge) : came;
        }
    }
}
