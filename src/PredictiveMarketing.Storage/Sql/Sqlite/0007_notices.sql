-- What happened and somebody may want to hear of: written together with the thing itself.
create table notices (
  id         integer primary key autoincrement,
  kind       text not null check (length(kind) > 0),
  workspace  text not null,       -- '' where it is of no workspace
  key        text not null check (length(key) > 0),
  facts      text not null,       -- JSON, names to texts
  uid        text not null unique, -- so that receivers can tell a repeat
  created_at text not null,
  unique (kind, workspace, key)
);

-- Who hears of it, and where. Addresses and secrets stand here as the service protected them.
create table subscriptions (
  id            integer primary key autoincrement,
  channel       text not null check (channel in ('email', 'webhook', 'slack', 'teams')),
  shown         text not null,     -- what people may see of the address
  address       text not null,     -- protected
  secret        text,              -- protected; webhooks only
  secret_before text,              -- protected; signs as well until the receiver has taken up the new one
  kinds         text not null,     -- JSON list; empty means all
  workspace     text,              -- null means all
  markets       text,              -- JSON list; null means all
  language      text not null check (language in ('fr', 'en')),
  enabled       integer not null check (enabled in (0, 1)),
  why_disabled  text,
  who           text not null,
  created_at    text not null,
  check ((channel = 'webhook') = (secret is not null)),
  check (enabled = 1 or why_disabled is not null)
);

-- One row per notice and subscription; a replay is another round of it.
create table deliveries (
  id           integer primary key autoincrement,
  notice       integer not null references notices (id),
  subscription integer not null references subscriptions (id),
  round        integer not null check (round >= 1),
  state        text not null check (state in ('waiting', 'sending', 'delivered', 'failed', 'dead')),
  attempt      integer not null check (attempt >= 0),
  worker       text,
  lease_until  text,
  next_try     text,
  answer       text,               -- the last answer in short: a code and what belongs to it
  created_at   text not null,
  finished_at  text,
  unique (notice, subscription, round)
);
create index deliveries_open on deliveries (next_try, id) where state in ('waiting', 'failed', 'sending');

-- What was tried. A try that was begun and has no end was cut off.
create table delivery_attempts (
  id       integer primary key autoincrement,
  delivery integer not null references deliveries (id),
  attempt  integer not null check (attempt >= 0),
  event    text not null check (event in ('begun', 'delivered', 'failed', 'dead')),
  answer   text,
  worker   text,
  at       text not null,
  unique (delivery, attempt, event)
);

create trigger notices_no_update before update on notices begin select raise(abort, 'notices is append-only'); end;
create trigger notices_no_delete before delete on notices begin select raise(abort, 'notices is append-only'); end;
create trigger subscriptions_same_receiver before update of id, channel, shown, address, kinds, workspace, markets, language, who, created_at on subscriptions
  begin select raise(abort, 'a subscription changes its secret and whether it is enabled; anything else is a new one'); end;
create trigger subscriptions_no_delete before delete on subscriptions begin select raise(abort, 'subscriptions are disabled, not deleted'); end;
create trigger deliveries_same_notice before update of id, notice, subscription, round, created_at on deliveries
  begin select raise(abort, 'a delivery stays that of its notice'); end;
create trigger deliveries_over before update on deliveries when old.state in ('delivered', 'dead') begin select raise(abort, 'a delivery that is over does not change'); end;
create trigger deliveries_no_delete before delete on deliveries begin select raise(abort, 'deliveries is append-only'); end;
create trigger delivery_attempts_no_update before update on delivery_attempts begin select raise(abort, 'delivery_attempts is append-only'); end;
create trigger delivery_attempts_no_delete before delete on delivery_attempts begin select raise(abort, 'delivery_attempts is append-only'); end;
