-- Who may come in, and with what. Roles and rights are words of the service; secrets are kept as SHA-256 only.
create table market_groups (
  name       text primary key,
  created_at text not null
);

create table market_group_markets (
  market_group text not null references market_groups (name),
  workspace    text not null,
  market       text not null,
  primary key (market_group, workspace, market)
) without rowid;

create table accounts (
  id            integer primary key autoincrement,
  name          text not null,
  normalised    text not null unique,
  display_name  text not null,
  display_key   text not null unique,  -- what the ledger says can be one person only
  password_hash text,                  -- null: none was set yet, or the person comes through another provider
  subject       text unique,           -- who they are to that provider
  roles         text not null,
  market_group  text references market_groups (name),
  disabled      integer not null default 0,
  stamp         text not null,         -- sessions of an older stamp are over
  failures      integer not null default 0,
  locked_until  text,
  created_at    text not null
);

create table sessions (
  id         integer primary key autoincrement,
  hash       text not null unique,
  account    integer not null references accounts (id),
  stamp      text not null,
  device     text not null,
  created_at text not null,
  seen_at    text not null,
  expires_at text not null,
  revoked_at text
);
create index sessions_by_account on sessions (account);

create table api_keys (
  id           integer primary key autoincrement,
  account      integer not null references accounts (id),
  name         text not null,
  prefix       text not null,
  hash         text not null unique,
  rights       text not null,
  market_group text references market_groups (name),
  created_at   text not null,
  expires_at   text not null,
  used_at      text,
  revoked_at   text
);
create index api_keys_by_account on api_keys (account);

create table one_time_links (
  id         integer primary key autoincrement,
  hash       text not null unique,
  purpose    text not null check (purpose in ('first-admin', 'invitation', 'reset')),
  account    integer references accounts (id),
  created_at text not null,
  expires_at text not null,
  used_at    text,
  check ((purpose = 'first-admin') = (account is null))
);

-- Whoever was once written into a ledger stays known.
create trigger accounts_no_delete before delete on accounts begin select raise(abort, 'accounts are disabled, never deleted'); end;
create trigger accounts_same_name before update of name, normalised, display_name, display_key on accounts begin select raise(abort, 'an account keeps its name'); end;
create trigger one_time_links_once before update of used_at on one_time_links when old.used_at is not null begin select raise(abort, 'a link is used once'); end;
create trigger api_keys_no_delete before delete on api_keys begin select raise(abort, 'keys are revoked, never deleted'); end;
