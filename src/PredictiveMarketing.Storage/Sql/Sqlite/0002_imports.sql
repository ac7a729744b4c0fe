-- What was brought in, from which file, by whom, and what it changed.
create table imports (
  id              integer primary key autoincrement,
  workspace       text not null references workspaces (name),
  kind            text not null,
  source          text not null,
  file_name       text not null,
  original        text not null,  -- SHA-256 of the file as it came
  kept            text not null,  -- SHA-256 of what was kept of it, under raw/
  mapping         text,           -- JSON; null where a kind has no columns to map
  options         text not null,  -- JSON
  who             text not null,
  at              text not null,
  first_month     text,
  last_month      text,
  data_set_before text,
  data_set_after  text not null,
  added           integer not null,
  changed         integer not null,
  unchanged       integer not null,
  withdrawn       integer not null,
  foreign key (workspace, data_set_after) references data_sets (workspace, id)
);
create index imports_by_source on imports (workspace, kind, source, id);

-- Lineage: every value that an import stated, or took back, and where in the file it stands.
create table import_values (
  import    integer not null references imports (id),
  tab       text not null,
  key       text not null,
  month     text not null,
  value     text,                 -- null: withdrawn
  sheet     text,
  file_rows text not null,
  primary key (tab, key, import)
) without rowid;
create index import_values_by_import on import_values (import);

-- Months whose values an import changed or took back.
create table import_restated (
  import integer not null references imports (id),
  month  text not null,
  primary key (import, month)
) without rowid;

-- How long leads took to be qualified: counts per month of request and months of delay.
create table import_delays (
  import       integer not null references imports (id),
  campaign     text not null,
  market       text not null,
  requested    text not null,
  delay_months integer not null,
  leads        integer not null,
  primary key (import, campaign, market, requested, delay_months)
) without rowid;

-- Files of a workspace folder that an import replaces, and what has become of that. A replacement that was interrupted is finished later.
create table import_moves (
  import integer not null references imports (id),
  folder text not null,
  staged text not null,
  file   text not null,
  was    text,                    -- SHA-256; null: there was no such file
  becomes text not null,
  primary key (import, file)
) without rowid;

create table import_outcomes (
  import  integer primary key references imports (id),
  outcome text not null check (outcome in ('written', 'left')),
  at      text not null
);

-- Which columns fill which fields, per source; the last version is proposed next time.
create table import_mappings (
  workspace text not null references workspaces (name),
  kind      text not null,
  source    text not null,
  version   integer not null check (version >= 1),
  mapping   text not null,
  who       text not null,
  at        text not null,
  primary key (workspace, kind, source, version)
) without rowid;

-- Persons who asked to be forgotten, by keyed hash, so that no later file brings them back.
create table erasures (
  id         integer primary key autoincrement,
  person     text not null unique,
  who        text not null,
  at         text not null
);

-- Kept files that were written anew without somebody's rows.
create table erased_files (
  id      integer primary key autoincrement,
  erasure integer not null references erasures (id),
  was     text not null unique,
  becomes text not null,
  rows    integer not null
);

-- Where the service keeps a workspace of its own that was copied from a folder it must not write to.
create table workspace_homes (
  workspace text not null primary key,
  origin    text not null,
  folder    text not null,
  at        text not null
) without rowid;

create trigger imports_no_update before update on imports begin select raise(abort, 'imports is append-only'); end;
create trigger imports_no_delete before delete on imports begin select raise(abort, 'imports is append-only'); end;
create trigger import_values_no_update before update on import_values begin select raise(abort, 'import_values is append-only'); end;
create trigger import_values_no_delete before delete on import_values begin select raise(abort, 'import_values is append-only'); end;
create trigger import_restated_no_update before update on import_restated begin select raise(abort, 'import_restated is append-only'); end;
create trigger import_restated_no_delete before delete on import_restated begin select raise(abort, 'import_restated is append-only'); end;
create trigger import_delays_no_update before update on import_delays begin select raise(abort, 'import_delays is append-only'); end;
create trigger import_delays_no_delete before delete on import_delays begin select raise(abort, 'import_delays is append-only'); end;
create trigger import_moves_no_update before update on import_moves begin select raise(abort, 'import_moves is append-only'); end;
create trigger import_moves_no_delete before delete on import_moves begin select raise(abort, 'import_moves is append-only'); end;
create trigger import_outcomes_no_update before update on import_outcomes begin select raise(abort, 'import_outcomes is append-only'); end;
create trigger import_outcomes_no_delete before delete on import_outcomes begin select raise(abort, 'import_outcomes is append-only'); end;
create trigger import_mappings_no_update before update on import_mappings begin select raise(abort, 'import_mappings is append-only'); end;
create trigger import_mappings_no_delete before delete on import_mappings begin select raise(abort, 'import_mappings is append-only'); end;
create trigger erasures_no_update before update on erasures begin select raise(abort, 'erasures is append-only'); end;
create trigger erasures_no_delete before delete on erasures begin select raise(abort, 'erasures is append-only'); end;
create trigger erased_files_no_update before update on erased_files begin select raise(abort, 'erased_files is append-only'); end;
create trigger erased_files_no_delete before delete on erased_files begin select raise(abort, 'erased_files is append-only'); end;
create trigger workspace_homes_no_update before update on workspace_homes begin select raise(abort, 'workspace_homes is append-only'); end;
create trigger workspace_homes_no_delete before delete on workspace_homes begin select raise(abort, 'workspace_homes is append-only'); end;
