-- Boards: a board is who looks at it; what it shows is a version; what happens to a version is an event.
create table boards (
  id         integer primary key autoincrement,
  workspace  text not null references workspaces (name),
  kind       text not null check (kind in ('Management', 'Team', 'NorthStar')),
  team       text not null,
  created_at text not null,
  unique (workspace, kind, team),
  check ((kind = 'Team') = (length(trim(team)) > 0))
);

create table board_versions (
  id         integer primary key autoincrement,
  board      integer not null references boards (id),
  version    integer not null check (version >= 1),
  author     text not null,
  content    text not null,
  created_at text not null,
  unique (board, version)
);

create table board_tiles (
  version       integer not null references board_versions (id),
  place         integer not null check (place >= 1),
  block         text not null,
  kpi           text not null,
  owner         text not null check (length(trim(owner)) > 0),
  what          text not null check (length(trim(what)) > 0),
  why           text not null check (length(trim(why)) > 0),
  who           text not null check (length(trim(who)) > 0),
  when_it_falls text not null check (length(trim(when_it_falls)) > 0),
  looked_at     text not null check (length(trim(looked_at)) > 0),
  target        text,
  primary key (version, place)
) without rowid;

create table board_events (
  id       integer primary key autoincrement,
  version  integer not null references board_versions (id),
  step     text not null check (step in ('Drafted', 'Sent', 'Returned', 'Approved', 'Withdrawn', 'Superseded')),
  who      text not null,
  feedback text,
  at       text not null,
  check (step not in ('Approved', 'Returned') or length(trim(feedback)) > 0)
);
create index board_events_by_version on board_events (version, id);
-- A version is displayed, taken back and replaced once.
create unique index board_events_once on board_events (version, step) where step in ('Drafted', 'Approved', 'Withdrawn', 'Superseded');

-- One weekly digest per ISO week, as it was known when it was written.
create table digests (
  id         integer primary key autoincrement,
  workspace  text not null references workspaces (name),
  week       text not null check (week glob '[0-9][0-9][0-9][0-9]-W[0-5][0-9]'),
  content    text not null,
  hash       text not null,
  written_at text not null,
  unique (workspace, week)
);

-- A target that was reached is celebrated once.
create table celebrations (
  id        integer primary key autoincrement,
  workspace text not null references workspaces (name),
  campaign  text not null,
  market    text not null,
  month     text not null,
  origin    text not null check (origin in ('Published', 'Goal')),
  target    real not null,
  actual    real not null check (actual >= target),
  at        text not null,
  unique (workspace, campaign, market, month)
);

create trigger boards_no_update before update on boards begin select raise(abort, 'boards is append-only'); end;
create trigger boards_no_delete before delete on boards begin select raise(abort, 'boards is append-only'); end;
create trigger board_versions_no_update before update on board_versions begin select raise(abort, 'board_versions is append-only'); end;
create trigger board_versions_no_delete before delete on board_versions begin select raise(abort, 'board_versions is append-only'); end;
create trigger board_tiles_no_update before update on board_tiles begin select raise(abort, 'board_tiles is append-only'); end;
create trigger board_tiles_no_delete before delete on board_tiles begin select raise(abort, 'board_tiles is append-only'); end;
create trigger board_events_no_update before update on board_events begin select raise(abort, 'board_events is append-only'); end;
create trigger board_events_no_delete before delete on board_events begin select raise(abort, 'board_events is append-only'); end;
create trigger digests_no_update before update on digests begin select raise(abort, 'digests is append-only'); end;
create trigger digests_no_delete before delete on digests begin select raise(abort, 'digests is append-only'); end;
create trigger celebrations_no_update before update on celebrations begin select raise(abort, 'celebrations is append-only'); end;
create trigger celebrations_no_delete before delete on celebrations begin select raise(abort, 'celebrations is append-only'); end;
