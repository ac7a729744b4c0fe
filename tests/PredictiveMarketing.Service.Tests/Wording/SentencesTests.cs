using System.Globalization;
using PredictiveMarketing.Service.Tests.Serving;
using PredictiveMarketing.Service.Wording;

namespace PredictiveMarketing.Service.Tests.Wording;

/// <summary>What the libraries say in English is said in French on the pages: all of it, with its blanks, and by nothing but the text itself.</summary>
public sealed class SentencesTests : IDisposable
{
    private static readonly string[] Rooms = ["PredictiveMarketing.Forecasting", "PredictiveMarketing.Storage", "PredictiveMarketing.Service"];
    private readonly CultureInfo before = CultureInfo.CurrentCulture;

    public SentencesTests() => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("fr");

    public void Dispose() => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = before;

    private static Sentences French => Sentences.French;

    private static IEnumerable<KeyValuePair<string, string>> All => French.Told.Concat(French.Phrases);

    /// <summary>A finding quotes what stands in a file, and a cell may hold 32,767 letters of anything.</summary>
    [Theory]
    [InlineData("; ")]
    [InlineData(". ")]
    [InlineData(", ")]
    [InlineData(" and ")]
    [InlineData(" or ")]
    [InlineData(" is ")]
    [InlineData("' '")]
    [InlineData(" in 2026-03 and (")]
    public async Task A_text_that_was_made_to_be_taken_apart_without_end_is_told_at_once(string between)
    {
        string hostile = string.Join(between, Enumerable.Repeat("x", 32_000 / (between.Length + 1)));
        CultureInfo french = CultureInfo.CurrentCulture;
        await Task.Run(() =>
        {
            CultureInfo.CurrentCulture = french;
            French.Translate(hostile);
            French.Translate($"{hostile} is rejected and cannot be approved.");
            French.Translate($"'{hostile}' is not a number.");
        }).WaitAsync(TimeSpan.FromMinutes(1));
    }

    /// <summary>Every string of the sources that reads like a sentence has its French, or stands in <c>NotShown.txt</c> with a reason.</summary>
    [Fact]
    public void Every_sentence_of_the_sources_has_its_French()
    {
        SourceSentence[] said = [.. SaidSentences.Of(Rooms)];
        Assert.True(said.Length > 700, $"only {said.Length} sentences were found: the search cannot be believed");

        string[] untold = [.. said.Where(s => !Has(s.Template)).Select(s => $"{s.File}:{s.Line}: {s.Template}")];

        Assert.True(untold.Length == 0, $"{untold.Length} sentences have no French; add them to src/PredictiveMarketing.Service/Wording/sentences/fr, "
            + $"or name the file in tests/PredictiveMarketing.Service.Tests/Wording/NotShown.txt when no page shows them:\n{string.Join("\n", untold)}");
    }

    [Fact]
    public void A_translation_fills_the_blanks_of_its_sentence_and_no_others()
    {
        Dictionary<string, SourceSentence> said = SaidSentences.Of(Rooms).DistinctBy(s => s.Template).ToDictionary(s => s.Template, StringComparer.Ordinal);
        foreach ((string english, string french) in All)
        {
            HashSet<int> there = [.. SentenceTemplate.BlanksOf(english)], told = [.. SentenceTemplate.BlanksOf(french)];
            Assert.True(told.IsSubsetOf(there), $"'{french}' has a blank that '{english}' has not");
            // What only ever holds an ending or a word of the English sentence, as in "row{0}", may go.
            there.RemoveWhere(b => said.TryGetValue(english, out SourceSentence? source) && source.Fillings[b].Count > 0 && source.Fillings[b].All(f => !f.Contains('{', StringComparison.Ordinal)));
            Assert.True(there.IsSubsetOf(told), $"'{french}' leaves out a blank of '{english}'");
        }
    }

    [Fact]
    public void No_translation_is_empty_or_English_or_left_over()
    {
        HashSet<string> said = [.. SaidSentences.Everything(Rooms).SelectMany(s => new[] { s, s.Trim(' ', ';') })];
        foreach ((string english, string french) in All)
        {
            Assert.False(string.IsNullOrWhiteSpace(french), english);
            Assert.False(french.Length > 30 && french == english, $"'{english}' was never translated");
        }

        // What no source says any more is taken out.
        Assert.DoesNotContain(French.Told.Keys, k => !said.Contains(k));
    }

    [Theory]
    [InlineData("'soon' is not a month.", "« soon » n'est pas un mois.")]
    [InlineData("Write 2026-03.", "Écrivez 2026-03.")]
    [InlineData("insufficient: 11 months, 12 are needed to see a season", "insuffisant : 11 mois, il en faut 12 pour voir une saison")]
    [InlineData("missing: 2026-03, 2026-05 and 2 more", "mois manquants : mars 2026, mai 2026 et 2 de plus")]
    [InlineData("it never varies: nothing can be learned from it; 30 months beside 36 months of leads", "ne varie jamais : rien à en apprendre ; 30 mois, contre 36 mois de leads")]
    [InlineData("'Bretange' is in scope and in no line. Did you mean 'Bretagne'?", "« Bretange » est dans le périmètre mais dans aucune ligne. Vouliez-vous dire « Bretagne » ?")]
    [InlineData("2 rows are no leads: excluded code SEPA.", "2 lignes ne sont pas des leads : code exclu SEPA.")]
    [InlineData("0.87 x the error of seasonal naive on 12 inner folds", "0,87 fois l'erreur de l'an dernier sur 12 coupes")]
    public void A_sentence_is_told_with_months_numbers_and_phrases_in_French(string english, string french) =>
        Assert.Equal(french, French.Translate(english));

    [Fact]
    public void What_was_quoted_stays_as_it_stands_in_the_file() =>
        Assert.Equal("« 2026-03 » n'est pas un jour.", French.Translate("'2026-03' is not a day."));

    [Theory]
    [InlineData("Somebody wrote this by hand.")]
    [InlineData("The roof is leaking.")]
    public void What_nobody_translated_is_not_guessed(string english) => Assert.Null(French.Translate(english));

    [Fact]
    public void A_sentence_without_French_is_shown_in_English_and_marked_as_such()
    {
        using var text = new StringWriter();

        new Words().Told("The roof <is> leaking.").WriteTo(text, System.Text.Encodings.Web.HtmlEncoder.Default);

        Assert.Equal("<span lang=\"en\">The roof &lt;is&gt; leaking.</span>", text.ToString());
    }

    private static bool Has(string template) => French.Told.ContainsKey(template) || French.Phrases.ContainsKey(template) || French.Told.ContainsKey(template.Trim(' ', ';')) || French.Phrases.ContainsKey(template.Trim());
}
