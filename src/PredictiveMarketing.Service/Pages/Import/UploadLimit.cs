using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace PredictiveMarketing.Service.Pages.Import;

/// <summary>
/// Lets one page take files: everything else takes a mebibyte. What is too large is refused before it is read, and what is read stays in memory,
/// because a file may hold people who must not be written to disk as they came.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class UploadLimitAttribute : Attribute, IAuthorizationFilter, IOrderedFilter, IRequestSizeLimitMetadata
{
    /// <summary>As much as a file may have, and room for the form around it.</summary>
    public const long Bytes = (64L << 20) + (1L << 20);

    public long? MaxRequestBodySize => Bytes;

    /// <summary>Before antiforgery, which reads the form.</summary>
    public int Order => 100;

    public void OnAuthorization(AuthorizationFilterContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        HttpContext http = context.HttpContext;
        if (!HttpMethods.IsPost(http.Request.Method))
            return;
        http.Features.Set<IFormFeature>(new FormFeature(http.Request, new FormOptions
        {
            MultipartBodyLengthLimit = Bytes,
            MemoryBufferThreshold = (int)Bytes,
            ValueCountLimit = 4096,
        }));
    }
}
