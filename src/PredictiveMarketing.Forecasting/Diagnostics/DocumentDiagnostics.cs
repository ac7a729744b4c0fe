using PredictiveMarketing.Forecasting.Choose;
using PredictiveMarketing.Forecasting.Frame;

namespace PredictiveMarketing.Forecasting.Diagnostics;

/// <summary>The members of a trained series laid open from its document, without fitting anything anew.</summary>
public static class DocumentDiagnostics
{
    /// <param name="framed">The question that the document was trained on.</param>
    /// <param name="shared">Finds a shared model by the hash in the document.</param>
    /// <returns>One per component, in the document's order; influence of months needs a new fit and is not told.</returns>
    /// <exception cref="ArgumentException">The document was trained at another origin than the question's.</exception>
    public static IReadOnlyList<ModelDiagnostics> Of(FramedQuestion framed, ModelDocument document, Func<string, SharedModel> shared)
    {
        ArgumentNullException.ThrowIfNull(framed);
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(shared);
        if (document.Origin != framed.Cutoff.Origin)
            throw new ArgumentException($"The model ends in {document.Origin}, the question in {framed.Cutoff.Origin}.", nameof(document));
        KnownTable known = framed.Table(document.Key).KnownAt(framed.Cutoff, framed.Contract.Kpi.NonNegative);
        known = document.Drivers.Apply(known);
        return
        [
            .. document.Components.Select(c => ModelDiagnostics.Of(
                c.Candidate, c.Model ?? shared(c.Shared ?? throw new ArgumentException($"Component {c.Candidate} holds no model.", nameof(document))).Model, known)),
        ];
    }
}
