using PredictiveMarketing.Forecasting.Vocabulary;

namespace PredictiveMarketing.Forecasting.Frame.Omtm;

/// <summary>Findings about what a person filled in: the place names the sheet and the field.</summary>
internal static class OmtmFinding
{
    public static Finding Error(string sheet, string field, string rule, (string Message, string Cure) said) =>
        Finding.Error(new Place(sheet, Column: field), $"{sheet}.{rule}", said.Message, said.Cure);

    public static Finding Warning(string sheet, string field, string rule, (string Message, string Cure) said) =>
        Finding.Warning(new Place(sheet, Column: field), $"{sheet}.{rule}", said.Message, said.Cure);
}
