using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Storage.Import.Ga4.Live;

/// <summary>
/// Fetches reports of the Google Analytics Data API v1beta (<c>properties.runReport</c>) as a service account, page by page.
/// Whatever goes wrong is a finding; a report that is not whole is not given out.
/// </summary>
public sealed class Ga4Client
{
    private readonly PatientSender sender;
    private readonly ServiceAccountKey key;
    private readonly Ga4Places places;
    private readonly TimeProvider clock;
    private string? token;

    public Ga4Client(HttpClient http, ServiceAccountKey key, TimeProvider clock)
        : this(http, key, (Ga4Places.Google, Patience.Usual), clock)
    {
    }

    /// <summary>For tests: other places, another patience.</summary>
    public Ga4Client(HttpClient http, ServiceAccountKey key, (Ga4Places Places, Patience Patience) how, TimeProvider clock)
    {
        sender = new PatientSender(http, how.Patience, clock);
        this.key = key;
        places = how.Places;
        this.clock = clock;
    }

    /// <summary>The one door for a command line: reads the key file, fetches, and closes everything again.</summary>
    public static async Task<Ga4Fetch> Download(Ga4Question question, string keyPath, TimeProvider clock, CancellationToken stop)
    {
        (ServiceAccountKey? read, Finding? problem) = ServiceAccountKey.Read(keyPath);
        if (read is null)
            return new Ga4Fetch(null, FileName(question), [problem!]);
        using ServiceAccountKey key = read;
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(20), AutomaticDecompression = DecompressionMethods.GZip };
        using var http = new HttpClient(handler);
        return await new Ga4Client(http, key, clock).Fetch(question, stop);
    }

    /// <exception cref="OperationCanceledException">The caller stopped it.</exception>
    public async Task<Ga4Fetch> Fetch(Ga4Question question, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(question);
        var place = new Place(FileName(question));
        if (question.Property.Length is 0 or > 20 || !question.Property.All(char.IsAsciiDigit))
        {
            return new Ga4Fetch(null, place.File, [Finding.Error(place, "ga4.property-number", $"'{question.Property}' is not the number of a property.",
                "Write its digits only (Admin, Property settings); not the measurement id that begins with G-.")]);
        }

        if (question.First > question.Last || question.First.FirstDay > Today)
        {
            return new Ga4Fetch(null, place.File, [Finding.Error(place, "ga4.months", $"There is no month to fetch between {question.First} and {question.Last}.",
                "Name the first month and then the last one.")]);
        }

        using var pages = new Ga4Pages();
        foreach (Ga4Report report in question.Reports)
        {
            if (await Pages(report, question, pages, stop) is { } refusal)
                return new Ga4Fetch(null, place.File, [refusal]);
        }

        return new Ga4Fetch(pages.Json(), place.File, pages.QuotaLeft is { } left
            ? [Finding.Note(place, "ga4.quota-left", left)]
            : []);
    }

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    private static string FileName(Ga4Question question) => $"ga4-{question.Property}-{question.First}-{question.Last}.json";

    private async Task<Finding?> Pages(Ga4Report report, Ga4Question question, Ga4Pages pages, CancellationToken stop)
    {
        var place = new Place(FileName(question));
        for (long offset = 0; ;)
        {
            (Answer answer, Finding? refusal) = await Ask(Request(report, question, offset), question, stop);
            if (refusal is not null)
                return refusal;
            if (pages.Add(answer.Body) is not { } page)
                return Finding.Error(place, "ga4.answer-unreadable", "The answer is not a report in JSON.", "Try again later.");
            offset += page.Rows;
            if (offset >= page.RowCount)
                return null;
            if (page.Rows == 0)
            {
                return Finding.Error(place, "ga4.pages-missing", string.Create(CultureInfo.InvariantCulture, $"The report has {page.RowCount} rows and the pages end after {offset}."),
                    "Try again; GA4 may have restated the months meanwhile.");
            }
        }
    }

    private async Task<(Answer Answer, Finding? Refusal)> Ask(byte[] body, Ga4Question question, CancellationToken stop)
    {
        var place = new Place(FileName(question));
        var address = new Uri(places.Api, $"v1beta/properties/{question.Property}:runReport");
        for (bool renewed = false; ; renewed = true)
        {
            if (token is null && await NewToken(place, stop) is { } noToken)
                return (new Answer(HttpStatusCode.Unauthorized, [], null), noToken);
            string bearer = token!;
            Answer answer = await sender.Send(() => Post(address, new ByteArrayContent(body), "application/json", bearer), stop);
            if (answer.IsGood)
                return (answer, null);
            if (answer.Status != HttpStatusCode.Unauthorized || renewed)
                return (answer, Ga4Refusal.Of(answer, place, key.Account));
            token = null;
        }
    }

    private async Task<Finding?> NewToken(Place place, CancellationToken stop)
    {
        // RFC 7523, section 2.1.
        string form = "grant_type=" + Uri.EscapeDataString("urn:ietf:params:oauth:grant-type:jwt-bearer") + "&assertion=" + key.Statement(key.TokenAddress, clock.GetUtcNow());
        Uri address = places.Token ?? key.TokenAddress;
        Answer answer = await sender.Send(() => Post(address, new StringContent(form, Encoding.ASCII), "application/x-www-form-urlencoded", bearer: null), stop);
        if (!answer.IsGood)
            return Ga4Refusal.OfToken(answer, place, key.Account);
        token = Ga4Pages.TokenOf(answer.Body);
        return token is null ? Finding.Error(place, "ga4.answer-unreadable", "The answer to the key holds no access token.", "Try again later.") : null;
    }

    private static HttpRequestMessage Post(Uri address, HttpContent content, string kind, string? bearer)
    {
        content.Headers.ContentType = new MediaTypeHeaderValue(kind);
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = content };
        if (bearer is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", bearer);
        return request;
    }

    private byte[] Request(Ga4Report report, Ga4Question question, long offset)
    {
        DateOnly last = question.Last.FirstDay.AddMonths(1).AddDays(-1);
        return JsonSerializer.SerializeToUtf8Bytes(new
        {
            dateRanges = new[] { new { startDate = Day(question.First.FirstDay), endDate = Day(last < Today ? last : Today) } },
            dimensions = report.Dimensions.Select(d => new { name = d }),
            metrics = report.Metrics.Select(m => new { name = m }),
            // Pages of an unordered report may overlap.
            orderBys = report.Dimensions.Select(d => new { dimension = new { dimensionName = d } }),
            limit = question.PageSize.ToString(CultureInfo.InvariantCulture),
            offset = offset.ToString(CultureInfo.InvariantCulture),
            returnPropertyQuota = true,
        });
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
