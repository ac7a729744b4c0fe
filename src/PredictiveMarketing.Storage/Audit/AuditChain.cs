using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PredictiveMarketing.Forecasting.Vocabulary;
using PredictiveMarketing.Storage.Database;

namespace PredictiveMarketing.Storage.Audit;

/// <summary>One thing that happened, sealed with the hash of the one before.</summary>
public sealed record AuditEntry(long Id, DateTimeOffset At, string Who, string Action, string Subject, string Details, string Previous, string Hash);

/// <summary>What happened, in order. Each row carries the hash of the one before, so that a change in the middle shows.</summary>
public sealed class AuditChain
{
    private const string Columns = "id, at, who, action, subject, details, previous, hash";
    private static readonly string Beginning = new('0', 64);
    private readonly Store store;

    internal AuditChain(Store store) => this.store = store;

    internal static void Append(StoreTransaction transaction, string who, string action, string subject, string details)
    {
        Row? last = transaction.First<Row>($"select {Columns} from audit order by id desc limit 1");
        var row = new Row
        {
            Id = (last?.Id ?? 0) + 1,
            At = transaction.Now,
            Who = who,
            Action = action,
            Subject = subject,
            Details = details,
            Previous = last?.Hash ?? Beginning,
        };
        row.Hash = row.Seal();
        transaction.Execute($"insert into audit ({Columns}) values (@Id, @At, @Who, @Action, @Subject, @Details, @Previous, @Hash)", row);
    }

    public IReadOnlyList<AuditEntry> Latest(int count) =>
        [.. store.Read(t => t.Query<Row>($"select {Columns} from audit order by id desc limit @count", new { count })).Select(r => r.Entry())];

    /// <summary>Walks the chain from its beginning.</summary>
    public Verdict Verify()
    {
        List<Row> rows = store.Read(t => t.Query<Row>($"select {Columns} from audit order by id"));
        string previous = Beginning;
        for (int i = 0; i < rows.Count; i++)
        {
            if (rows[i].Id != i + 1)
                return Verdict.Fail(string.Create(CultureInfo.InvariantCulture, $"entry {i + 1} is missing"));
            if (rows[i].Previous != previous || rows[i].Hash != rows[i].Seal())
                return Verdict.Fail(string.Create(CultureInfo.InvariantCulture, $"entry {rows[i].Id} is not what was written"));
            previous = rows[i].Hash;
        }

        return Verdict.Pass(string.Create(CultureInfo.InvariantCulture, $"{rows.Count} entries, unbroken"));
    }

    private sealed class Row
    {
        public long Id { get; set; }

        public DateTimeOffset At { get; set; }

        public string Who { get; set; } = "";

        public string Action { get; set; } = "";

        public string Subject { get; set; } = "";

        public string Details { get; set; } = "";

        public string Previous { get; set; } = "";

        public string Hash { get; set; } = "";

        public AuditEntry Entry() => new(Id, At, Who, Action, Subject, Details, Previous, Hash);

        /// <summary>Lengths stand before the texts, so that no two rows read alike.</summary>
        public string Seal()
        {
            var text = new StringBuilder();
            foreach (string part in (string[])[Id.ToString(CultureInfo.InvariantCulture), Mapping.Text(At), Who, Action, Subject, Details, Previous])
                text.Append(part.Length.ToString(CultureInfo.InvariantCulture)).Append(':').Append(part);
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
        }
    }
}
