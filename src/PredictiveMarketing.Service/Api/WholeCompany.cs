using PredictiveMarketing.Service.Hosting;

namespace PredictiveMarketing.Service.Api;

/// <summary>Routes whose answers are of the whole company.</summary>
public static class WholeCompany
{
    /// <summary>Answers 404 to whoever sees some markets only: what was set or counted for all of them is not there for a few.</summary>
    public static RouteGroupBuilder OfTheWholeCompany(this RouteGroupBuilder routes) => routes.AddEndpointFilter(async (call, next) =>
        call.HttpContext.RequestServices.GetRequiredService<Visit>().Person.SeesAll ? await next(call)
        : Results.Problem("This is about all markets; you see some of them.", statusCode: StatusCodes.Status404NotFound, title: "Nothing about some markets only"));
}
