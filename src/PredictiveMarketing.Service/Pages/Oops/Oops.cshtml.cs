using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PredictiveMarketing.Service.People;

namespace PredictiveMarketing.Service.Pages.Oops;

/// <summary>What a person reads when a page is missing, refused or broken, and where to go from there.</summary>
[IgnoreAntiforgeryToken]
[Needs(Right.None)]
public sealed class OopsModel : PageModel
{
    private string kind = "broken";

    public string Title => $"oops.{kind}.title";

    public string Advice => $"oops.{kind}.advice";

    public void OnGet(int? code) => Explain(code);

    public void OnPost(int? code) => Explain(code);

    private void Explain(int? code)
    {
        // Opened by hand, without an error behind it, this page does not exist.
        Exception? failed = HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error;
        bool asked = HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is null && failed is null;
        int status = asked ? StatusCodes.Status404NotFound : code ?? (failed as BadHttpRequestException)?.StatusCode ?? StatusCodes.Status500InternalServerError;
        kind = status switch
        {
            StatusCodes.Status404NotFound => "missing",
            StatusCodes.Status403Forbidden => "forbidden",
            StatusCodes.Status413PayloadTooLarge => "large",
            StatusCodes.Status429TooManyRequests => "busy",
            >= 400 and < 500 => "refused",
            _ => "broken",
        };
        Response.StatusCode = status;
    }
}
