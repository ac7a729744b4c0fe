-- The framing contract: every save is a version, a signature belongs to one version and its content. A workspace may be framed before it has data.
create table framing_versions (
  id        integer primary key autoincrement,
  workspace text not null,
  version   integer not null check (version >= 1),
  content   text not null,         -- the framing as canonical JSON
  hash      text not null,         -- SHA-256 of it
  origin    text not null check (origin in ('page', 'api', 'file')),
  author    text not null,
  at        text not null,
  unique (workspace, version)
);

create table framing_signatures (
  framing   integer primary key references framing_versions (id),
  hash      text not null,
  who       text not null,
  rationale text not null check (length(trim(rationale)) > 0),
  at        text not null
);

-- Drafts that somebody took back: the contract that was signed before is in force again.
create table framing_withdrawals (
  framing integer primary key references framing_versions (id),
  who     text not null,
  at      text not null
);

-- The frame.json that a signature writes; what stood there is kept by its hash.
create table framing_files (
  framing integer primary key references framing_signatures (framing),
  folder  text not null,
  was     text,                    -- SHA-256; null: there was no such file
  becomes text not null
);

create table framing_outcomes (
  framing integer primary key references framing_files (framing),
  outcome text not null check (outcome in ('written', 'left')),
  at      text not null
);

create table framing_comments (
  id      integer primary key autoincrement,
  framing integer not null references framing_versions (id),
  who     text not null,
  text    text not null check (length(trim(text)) > 0),
  at      text not null
);

-- The north star: every save of the guide is an iteration; teams and data speak about one metric, named by the hash of its name and definition.
create table north_star_drafts (
  id        integer primary key autoincrement,
  workspace text not null,
  iteration integer not null check (iteration >= 1),
  content   text not null,
  hash      text not null,
  metric    text not null,
  author    text not null,
  at        text not null,
  unique (workspace, iteration)
);

create table north_star_sign_offs (
  id        integer primary key autoincrement,
  workspace text not null,
  metric    text not null,
  team      text not null check (team in ('Sales', 'Marketing', 'Product')),
  approves  integer not null,
  who       text not null,
  comment   text,
  at        text not null
);
create index north_star_sign_offs_by_metric on north_star_sign_offs (workspace, metric, id);

create table north_star_tests (
  id          integer primary key autoincrement,
  workspace   text not null,
  metric      text not null,
  column_name text not null,
  data_set    text not null,
  months      integer not null,
  correlation real,
  low         real,
  high        real,
  why_not     text,
  who         text not null,
  at          text not null
);
create index north_star_tests_by_metric on north_star_tests (workspace, metric, id);

-- The active one is the last version; the others stay readable.
create table north_stars (
  id          integer primary key autoincrement,
  workspace   text not null,
  version     integer not null check (version >= 1),
  draft       integer not null references north_star_drafts (id),
  reason      text check (reason in ('BusinessModel', 'LifeCycle', 'NewMarket')),
  explanation text,
  who         text not null,
  at          text not null,
  unique (workspace, version),
  check (version = 1 or reason is not null)
);

create trigger framing_versions_no_update before update on framing_versions begin select raise(abort, 'framing_versions is append-only'); end;
create trigger framing_versions_no_delete before delete on framing_versions begin select raise(abort, 'framing_versions is append-only'); end;
create trigger framing_signatures_no_update before update on framing_signatures begin select raise(abort, 'framing_signatures is append-only'); end;
create trigger framing_signatures_no_delete before delete on framing_signatures begin select raise(abort, 'framing_signatures is append-only'); end;
create trigger framing_withdrawals_no_update before update on framing_withdrawals begin select raise(abort, 'framing_withdrawals is append-only'); end;
create trigger framing_withdrawals_no_delete before delete on framing_withdrawals begin select raise(abort, 'framing_withdrawals is append-only'); end;
create trigger framing_files_no_update before update on framing_files begin select raise(abort, 'framing_files is append-only'); end;
create trigger framing_files_no_delete before delete on framing_files begin select raise(abort, 'framing_files is append-only'); end;
create trigger framing_outcomes_no_update before update on framing_outcomes begin select raise(abort, 'framing_outcomes is append-only'); end;
create trigger framing_outcomes_no_delete before delete on framing_outcomes begin select raise(abort, 'framing_outcomes is append-only'); end;
create trigger framing_comments_no_update before update on framing_comments begin select raise(abort, 'framing_comments is append-only'); end;
create trigger framing_comments_no_delete before delete on framing_comments begin select raise(abort, 'framing_comments is append-only'); end;
create trigger north_star_drafts_no_update before update on north_star_drafts begin select raise(abort, 'north_star_drafts is append-only'); end;
create trigger north_star_drafts_no_delete before delete on north_star_drafts begin select raise(abort, 'north_star_drafts is append-only'); end;
create trigger north_star_sign_offs_no_update before update on north_star_sign_offs begin select raise(abort, 'north_star_sign_offs is append-only'); end;
create trigger north_star_sign_offs_no_delete before delete on north_star_sign_offs begin select raise(abort, 'north_star_sign_offs is append-only'); end;
create trigger north_star_tests_no_update before update on north_star_tests begin select raise(abort, 'north_star_tests is append-only'); end;
create trigger north_star_tests_no_delete before delete on north_star_tests begin select raise(abort, 'north_star_tests is append-only'); end;
create trigger north_stars_no_update before update on north_stars begin select raise(abort, 'north_stars is append-only'); end;
create trigger north_stars_no_delete before delete on north_stars begin select raise(abort, 'north_stars is append-only'); end;
