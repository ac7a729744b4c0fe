using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using PredictiveMarketing.Service.Tests.Serving;

namespace PredictiveMarketing.Service.Tests.Pages;

/// <summary>A French reader finds what is wrong with a file, how to mend it and what an option means in French, whatever the kind of file.</summary>
[Collection(nameof(OpenHouse))]
public partial class FrenchFindingsTests(OpenHouse house)
{
    private static readonly Uri Start = new($"/import?workspace={OpenHouse.Receiving}", UriKind.Relative);

    public static TheoryData<string, string> BadFiles => new()
    {
        { "leads", "campaign,market,month,leads,status\ntest-drive,Lille,soon,10,final\ntest-drive,,2024-05,many,perhaps\ntest-drive,Lille,2024-06,-4,final\ntest-drive,Lille,2031-01,5,\ntest-drive,Lille,2024-07,,\nTotal,,,19,\ntest-drive,Lyon,2024-08,5,final\ntest-drive,Lyon,2024-08,6,final\n" },
        { "leads", "request id;event;requested at;qualified at;status;code\n1;stock;2026-02-30;;qualified;\n2;stock;2026-03-04;2026-03-01;qualified;SEPA\n3;news;2031-01-01;;odd;\n4;stock;1990-01-01;;test;\n4;stock;2026-03-05;;duplicate;\n" },
        { "leads", "campaign,market,month,zzz\ntest-drive,Lyon,2024-08,555\n" },
        { "media-plan", "campaign;market;level;channel;start;end;net budget;gross budget;impressions;clicks;status;currency\ntest-drive;Lille;local;tv;2026-01-15;2026-01-02;1 000,50;900;10;20;perhaps;EUR\n;NATIONAL;local;Radio;2026-02-01;;-5;;;;planned;USD\ntest-drive;;;radio;;;;;3,5;;;euros\nTotal;;;;;;995,5;;;;;\ntest-drive;Lyon;national;tv;2026-01-01;2039-01-01;12;;;;cancelled;\n" },
        { "media-plan", "channel,2026-01,2026-02,total\ntv,100,200,500\nradio,,,\n" },
        { "social", "date,campaign,amount spent (USD),impressions,clicks,leads\n2026-01-01,Stock A,12.5,1000,10,1\n2026-01-01,Stock A,12.5,1000,10,1\nyesterday,Stock B,x,-4,1e308,2\n,,25,2000,20,2\n" },
        { "email", "sent at,campaign,recipients,opens,clicks\n2026-03-01,spring,1000,400,30\nnever,spring,-1,x,99999999999999999\n" },
        { "seo", "date,clicks,impressions,position\n2026-03-01,10,100,3.4\n2026-03-02,-1,x,0\n" },
        { "covid-owid", "iso_code,location,date,new_cases_smoothed_per_million\nFRA,France,2021-01-01,5\nFRA,France,2021-01-02,-9\nFRA,France,soon,9\n" },
        { "covid-oxcgrt", "CountryCode,CountryName,Date,StringencyIndex_Average\nFRA,France,20210101,50\nDEU,Germany,20210101,40\n" },
        { "school-holidays", "description,start_date,end_date,zones,annee_scolaire\nVacances de Noël,2026-12-20,2026-12-01,Zone A,2026-2027\nVacances d'hiver,2026-02-01,2026-09-01,Zone Z,2025-2026\n" },
        { "external", "month,value,published\n2026-01,x,2026-02\n2026-01,3,2039-01\n2026-01,4,2026-02\nlater,5,\n" },
        { "external", "date,pollen,notes\n2026-01-01,3,a\n2026-01-09,4,b\n" },
        { "events", "campaign,market,month,end,kind,comment,effect\ntest-drive,Lille,2026-03,2026-01,strike,x,\n,,2026-04,2029-04,party,x,0.1\ntest-drive,Lille,then,,strike,,\n" },
        { "business", "month,mrr,mql\n2026-03,-4,x\n2026-04,5,6\n2026-04,7,8\n2039-01,1,1\nlater,1,1\n" },
        { "business", "month,nothing\n2026-03,4\n" },
        { "goals", "campaign,market,month,leads\ntest-drive,Lille,2026-03,-4\ntest-drive,Lille,2026-04,\ntest-drive,Lille,2026-05,5\ntest-drive,Lille,2026-05,6\n" },
        { "ga4", "# ----------------------------------------\n# Report\n# 20260101-20260331\n# ----------------------------------------\nMonth,Session default channel group,Sessions,Total users\n202601,Odd channel,12,x\n202601,Odd channel,12,-4\nlater,Organic Search,5,5\nTotals,,29,1\n" },
        { "ga4", "{ \"rows\": [" },
        { "ga4", "{\"dimensionHeaders\":[{\"name\":\"yearMonth\"}],\"metricHeaders\":[{\"name\":\"sessions\",\"type\":\"TYPE_INTEGER\"}],\"rows\":[{\"dimensionValues\":[{\"value\":\"202601\"}],\"metricValues\":[{\"value\":\"12\"}]}],\"rowCount\":7,\"metadata\":{\"timeZone\":\"Europe/Paris\",\"dataLossFromOtherRow\":true,\"subjectToThresholding\":true,\"samplingMetadatas\":[{\"samplesReadCount\":\"5\",\"samplingSpaceSize\":\"50\"}]}}" },
        { "leads", "<html><body>no table</body></html>" },
        { "leads", "\u0001\u0002\u0003PK" },
        { "leads", "a,b\n\"open,1\n" },
    };

    [Theory]
    [MemberData(nameof(BadFiles))]
    public async Task What_is_wrong_with_a_file_is_said_in_French(string kind, string file)
    {
        using HttpClient browser = house.Browser("fr");

        string page = await Upload(browser, kind, "bad." + (file[0] == '{' ? "json" : "csv"), Encoding.UTF8.GetBytes(file));

        AssertFrench(page);
        Assert.Matches("<td><span class=\"pm-state pm-state-(bad|warn|info)\">", page);
    }

    [Theory]
    [InlineData(new byte[] { 0x50, 0x4B, 0x03, 0x04, 1, 2, 3, 4, 5 })]
    [InlineData(new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 })]
    [InlineData(new byte[] { 0x25, 0x50, 0x44, 0x46, 0x2D, 0x31, 0x2E, 0x37 })]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x61, 0x00, 0x2C, 0x00, 0x62, 0x00, 0x0A, 0x00 })]
    public async Task What_is_no_table_is_refused_in_French(byte[] file)
    {
        using HttpClient browser = house.Browser("fr");

        AssertFrench(await Upload(browser, "leads", "plan.xlsx", file));
    }

    [Theory]
    [InlineData("/evaluate")]
    [InlineData("/relate")]
    [InlineData("/forecast?campaign=test-drive&market=Lille")]
    [InlineData("/runs")]
    [InlineData("/targets")]
    public async Task What_the_steps_found_is_said_in_French(string path)
    {
        using HttpClient browser = house.Browser("fr");
        char sign = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';

        AssertFrench(await browser.GetStringAsync(new Uri($"{path}{sign}workspace={OpenHouse.People}", UriKind.Relative)));
    }

    private static void AssertFrench(string page)
    {
        Assert.Empty(English().Matches(page).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)));
        // A French sentence with an English filling: what is quoted is the file's own.
        string[] cells = [.. Cell().Matches(page).Select(m => Quoted().Replace(WebUtility.HtmlDecode(Tag().Replace(m.Groups[1].Value, " ")), ""))];
        Assert.DoesNotContain(cells, c => EnglishWord().IsMatch(c));
    }

    private static async Task<string> Upload(HttpClient browser, string kind, string name, byte[] file)
    {
        using MultipartFormDataContent form = new();
        form.Add(new StringContent(OpenHouse.TokenIn(await browser.GetStringAsync(Start))), "__RequestVerificationToken");
        form.Add(new StringContent(kind), "kind");
        form.Add(new StringContent(""), "source");
        form.Add(new ByteArrayContent(file), "upload", name);
        using HttpResponseMessage answer = await browser.PostAsync(new Uri("/import?handler=Upload", UriKind.Relative), form);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return await browser.GetStringAsync(answer.Headers.Location);
    }

    [GeneratedRegex("<span lang=\"en\">(.*?)</span>", RegexOptions.Singleline)]
    private static partial Regex English();

    [GeneratedRegex("<(?:td|li|p)[^>]*>(.*?)</(?:td|li|p)>", RegexOptions.Singleline)]
    private static partial Regex Cell();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("«[^»]*»")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"(^|\s)(the|is|are|of|with|not|known|months|rows|its|every|which)(\s|[.,;:]|$)")]
    private static partial Regex EnglishWord();
}
