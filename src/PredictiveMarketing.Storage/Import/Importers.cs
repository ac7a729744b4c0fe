namespace PredictiveMarketing.Storage.Import;

/// <summary>Every kind of file that the product can read.</summary>
public static class Importers
{
    public static IReadOnlyList<IImporter> All { get; } =
    [
        new Media.MediaPlanImporter(),
        new Leads.LeadsImporter(),
        new Ga4.Ga4Importer(),
        new Social.SocialImporter(),
        new Email.EmailImporter(),
        new Email.SearchConsoleImporter(),
        new OpenData.Covid.OwidImporter(),
        new OpenData.Covid.OxcgrtImporter(),
        new OpenData.School.SchoolHolidayImporter(),
        new OpenData.CalendarImporter(),
        new Business.BusinessImporter(),
        new OpenData.External.ExternalImporter(),
        new OpenData.Events.EventsImporter(),
        new OpenData.Events.GoalsImporter(),
    ];
}
