using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyInjection;
using PredictiveMarketing.Forecasting.Frame.Contract;
using PredictiveMarketing.Forecasting.Frame.NorthStar;
using PredictiveMarketing.Service.Pages.Frame;
using PredictiveMarketing.Service.Pages.NorthStar;
using PredictiveMarketing.Service.Tests.Serving;
using PredictiveMarketing.Storage.Framing;

namespace PredictiveMarketing.Service.Tests.Api;

/// <summary>Somebody saves in the very moment between another one's If-Match and their save: neither overwrites the other.</summary>
public sealed class SavedMeanwhileTests
{
    [Fact]
    public async Task A_framing_that_was_saved_after_the_tag_was_looked_at_is_not_overwritten()
    {
        Interruption<FramingView> moment = new();
        using FramedHouse house = new() { Besides = moment.Enters };
        using HttpClient camille = await Reader(house);
        Assert.Equal(HttpStatusCode.OK, await Put(camille, "/api/v1/framing", FramedHouse.Sound()));
        moment.Does = () => house.Store.Framings.Save(new FramingSave(FramedHouse.Workspace, new FramingDraft { Need = "Written meanwhile" }, "Grace"));

        Assert.Equal(HttpStatusCode.Conflict, await Put(camille, "/api/v1/framing", FramedHouse.Sound()));

        Assert.Equal("Written meanwhile", house.Store.Framings.Standing(FramedHouse.Workspace).Shown!.Draft.Need);
    }

    [Fact]
    public async Task A_north_star_that_was_saved_after_the_tag_was_looked_at_is_not_overwritten()
    {
        Interruption<NorthStarView> moment = new();
        using FramedHouse house = new() { Besides = moment.Enters };
        using HttpClient camille = await Reader(house);
        moment.Does = () => house.Store.NorthStars.Save(new NorthStarSave(FramedHouse.Workspace, new NorthStarDraft { ValueProposition = "Written meanwhile" }, "Grace"));

        Assert.Equal(HttpStatusCode.Conflict, await Put(camille, "/api/v1/north-star/draft", new { }));

        Assert.Equal("Written meanwhile", house.Store.NorthStars.Standing(FramedHouse.Workspace).Latest!.Draft.ValueProposition);
    }

    private static async Task<HttpClient> Reader(FramedHouse house)
    {
        HttpClient client = await house.ApiOf("Camille");
        client.DefaultRequestHeaders.IfMatch.Clear();
        return client;
    }

    private static async Task<HttpStatusCode> Put(HttpClient client, string address, object body)
    {
        using HttpResponseMessage read = await client.GetAsync(new Uri(address.Replace("/draft", "", StringComparison.Ordinal), UriKind.Relative));
        using HttpRequestMessage write = new(HttpMethod.Put, address) { Content = JsonContent.Create(body) };
        write.Headers.IfMatch.Add(EntityTagHeaderValue.Parse(read.Headers.ETag!.ToString()));
        using HttpResponseMessage answer = await client.SendAsync(write);
        return answer.StatusCode;
    }

    /// <summary>Does something once, when a view is written after it was read twice: the first time is the reader's own GET, the second the look at its tag.</summary>
    private sealed class Interruption<T> : JsonConverter<T>
    {
        private int written;
        private JsonSerializerOptions? plain;

        public Action? Does { get; set; }

        public void Enters(IServiceCollection services) => services.ConfigureHttpJsonOptions(json => json.SerializerOptions.Converters.Insert(0, this));

        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
        {
            if (plain is null)
            {
                plain = new(options);
                plain.Converters.Remove(this);
            }

            JsonSerializer.Serialize(writer, value, plain);
            if (Does is { } interrupts && ++written == 2)
                interrupts();
        }
    }
}
