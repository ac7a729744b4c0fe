using System.Text;
using PredictiveMarketing.Storage.Import.Raw;

namespace PredictiveMarketing.Storage.Import.Ga4;

/// <summary>A default channel group of GA4 and the family in which planners think of it: ads, seo, social, email, direct, referral, (other).</summary>
public sealed record Ga4Channel(string Name, string Family)
{
    /// <summary>Everything that GA4 or we cannot name; never dropped.</summary>
    public static Ga4Channel Other { get; } = new("(other)", "(other)");

    private static readonly Dictionary<string, Ga4Channel> ByKey = Known();

    /// <summary>In names of externals: <c>organic_search</c>, <c>(other)</c>.</summary>
    public string Code => this == Other ? Name : Slug(Name);

    /// <summary>The channel group of that name, English or French, whatever its case; null when there is none.</summary>
    public static Ga4Channel? Of(string name) => ByKey.GetValueOrDefault(PlainText.Key(name));

    /// <summary>Lower case letters and digits with <c>_</c> between the words.</summary>
    public static string Slug(string name)
    {
        var text = new StringBuilder();
        foreach (char c in PlainText.Unaccented(name))
        {
            if (char.IsLetterOrDigit(c))
                text.Append(c);
            else if (text.Length > 0 && text[^1] != '_')
                text.Append('_');
        }

        return text.ToString().TrimEnd('_');
    }

    // The eighteen default channel groups of GA4; assistants came in 2025.
    private static Dictionary<string, Ga4Channel> Known()
    {
        (string Family, string Name, string French)[] groups =
        [
            ("direct", "Direct", "Accès direct"),
            ("ads", "Cross-network", "Multiréseau"),
            ("ads", "Paid Shopping", "Shopping payant"),
            ("ads", "Paid Search", "Recherche payante"),
            ("ads", "Paid Social", "Réseaux sociaux payants"),
            ("ads", "Paid Video", "Vidéo payante"),
            ("ads", "Display", "Réseau Display"),
            ("ads", "Paid Other", "Autres canaux payants"),
            ("ads", "Audio", "Audio"),
            ("seo", "Organic Shopping", "Shopping naturel"),
            ("social", "Organic Social", "Réseaux sociaux naturels"),
            ("seo", "Organic Video", "Vidéo naturelle"),
            ("seo", "Organic Search", "Recherche naturelle"),
            ("email", "Email", "E-mail"),
            ("referral", "Affiliates", "Affiliation"),
            ("referral", "Referral", "Sites référents"),
            ("(other)", "SMS", "SMS"),
            ("(other)", "Mobile Push Notifications", "Notifications push mobiles"),
            ("referral", "AI Assistant", "Assistant IA"),
            ("(other)", "Unassigned", "Non attribué"),
        ];
        var known = new Dictionary<string, Ga4Channel>();
        foreach ((string family, string name, string french) in groups)
        {
            var channel = new Ga4Channel(name, family);
            known[PlainText.Key(name)] = channel;
            known[PlainText.Key(french)] = channel;
        }

        // As some reports translate it.
        known[PlainText.Key("Recherche organique")] = known[PlainText.Key("Organic Search")];
        known[PlainText.Key("Social organique")] = known[PlainText.Key("Organic Social")];
        known[PlainText.Key("Social payant")] = known[PlainText.Key("Paid Social")];
        return known;
    }
}
