using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PredictiveMarketing.Forecasting.Boards;
using PredictiveMarketing.Storage.Database;

namespace PredictiveMarketing.Storage.Boards;

/// <summary>Boards as rows, and back.</summary>
internal static class BoardRows
{
    private const string Columns = "v.id, b.workspace, b.kind, b.team, v.version, v.author, v.content, v.created_at";

    public static List<BoardVersion> Find(StoreTransaction transaction, string where, object parameters)
    {
        List<VersionRow> rows = transaction.Query<VersionRow>(
            $"select {Columns} from board_versions v join boards b on b.id = v.board where {where} order by b.kind, b.team, v.version", parameters);
        long[] ids = [.. rows.Select(r => r.Id)];
        ILookup<long, Tile> tiles = transaction.Query<TileRow>("select * from board_tiles where version in @ids order by version, place", new { ids })
            .ToLookup(r => r.Version, r => r.Tile());
        ILookup<long, BoardEvent> events = transaction.Query<EventRow>("select version, step, who, feedback, at from board_events where version in @ids order by id", new { ids })
            .ToLookup(r => r.Version, r => new BoardEvent(Enum.Parse<BoardStep>(r.Step), r.Who, r.Feedback, r.At));
        return rows.ConvertAll(r => new BoardVersion(
            r.Id, r.Workspace, new Board(Enum.Parse<BoardKind>(r.Kind), r.Team, [.. tiles[r.Id]]), r.Version, r.Author, r.Content, r.CreatedAt, [.. events[r.Id]]));
    }

    public static long Insert(StoreTransaction transaction, string workspace, Board board, (int Version, string Author) by)
    {
        object key = new { workspace, kind = board.Kind.ToString(), team = board.Team, at = transaction.Now };
        transaction.Execute("insert into boards (workspace, kind, team, created_at) values (@workspace, @kind, @team, @at) on conflict do nothing", key);
        long id = transaction.Single<long>(
            """
            insert into board_versions (board, version, author, content, created_at)
            select id, @version, @author, @content, @at from boards where workspace = @workspace and kind = @kind and team = @team returning id
            """,
            new { workspace, kind = board.Kind.ToString(), team = board.Team, version = by.Version, author = by.Author, content = ContentOf(board), at = transaction.Now });
        for (int i = 0; i < board.Tiles.Count; i++)
        {
            transaction.Execute(
                """
                insert into board_tiles (version, place, block, kpi, owner, what, why, who, when_it_falls, looked_at, target)
                values (@Version, @Place, @Block, @Kpi, @Owner, @What, @Why, @Who, @WhenItFalls, @LookedAt, @Target)
                """,
                TileRow.Of(id, i + 1, board.Tiles[i]));
        }

        return id;
    }

    /// <summary>Lengths stand before the texts, so that no two boards read alike.</summary>
    public static string ContentOf(Board board)
    {
        var text = new StringBuilder();
        foreach (string part in board.Tiles.Select((tile, i) => TileRow.Of(0, i + 1, tile)).SelectMany(r => r.Parts).Prepend(board.Team).Prepend(board.Kind.ToString()))
            text.Append(part.Length.ToString(CultureInfo.InvariantCulture)).Append(':').Append(part);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private sealed class VersionRow
    {
        public long Id { get; set; }

        public string Workspace { get; set; } = "";

        public string Kind { get; set; } = "";

        public string Team { get; set; } = "";

        public int Version { get; set; }

        public string Author { get; set; } = "";

        public string Content { get; set; } = "";

        public DateTimeOffset CreatedAt { get; set; }
    }

    private sealed class EventRow
    {
        public long Version { get; set; }

        public string Step { get; set; } = "";

        public string Who { get; set; } = "";

        public string? Feedback { get; set; }

        public DateTimeOffset At { get; set; }
    }
}
