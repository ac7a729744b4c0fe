-- Workspaces and the versions of their data.
create table workspaces (
  name          text primary key,
  registered_at text not null
);

create table data_sets (
  id              text not null,
  workspace       text not null references workspaces (name),
  plan            text not null,
  first_month     text not null,
  last_leads      text not null,
  last_final      text,
  lead_rows       integer not null,
  media_rows      integer not null,
  external_rows   integer not null,
  event_rows      integer not null,
  goal_rows       integer not null,
  created_at      text not null,
  primary key (workspace, id)
);

-- Which data set is current is the last of these rows.
create table loads (
  id         integer primary key autoincrement,
  workspace  text not null,
  data_set   text not null,
  folder     text not null,
  loaded_at  text not null,
  foreign key (workspace, data_set) references data_sets (workspace, id)
);
create index loads_by_workspace on loads (workspace, id);

create table plans (
  id         text not null,
  workspace  text not null references workspaces (name),
  created_at text not null,
  primary key (workspace, id)
);

-- Money in whole cents.
create table plan_lines (
  workspace    text not null,
  plan         text not null,
  campaign     text not null,
  market       text not null,
  channel      text not null,
  level        text not null check (level in ('local', 'national')),
  month        text not null,
  status       text not null check (status in ('planned', 'delivered')),
  plan_version text not null,
  spend_cents  integer not null check (spend_cents >= 0),
  primary key (workspace, plan, campaign, market, channel, level, month, status, plan_version),
  foreign key (workspace, plan) references plans (workspace, id)
) without rowid;

-- What was trained; the documents themselves lie on the shelf.
create table models (
  id         text not null,
  workspace  text not null references workspaces (name),
  kind       text not null check (kind in ('series', 'shared')),
  campaign   text not null,
  market     text not null,
  origin     text not null,
  data_set   text not null,
  file       text not null,
  created_at text not null,
  primary key (workspace, id),
  foreign key (workspace, data_set) references data_sets (workspace, id)
);
create index models_by_series on models (workspace, campaign, market, origin);

-- The nested backtest: what the whole process would have said, beside what came.
create table replays (
  workspace  text not null,
  data_set   text not null,
  origin     text not null,
  campaign   text not null,
  market     text not null,
  candidate  text not null,
  month      text not null,
  horizon    integer not null,
  cycle      text not null,
  actual     real,
  point      real not null,
  p025 real not null, p10 real not null, p25 real not null, p50 real not null, p75 real not null, p90 real not null, p975 real not null,
  created_at text not null,
  primary key (workspace, cycle, data_set, campaign, market, candidate, origin, horizon),
  foreign key (workspace, data_set) references data_sets (workspace, id)
) without rowid;

create table forecasts (
  seq         integer primary key autoincrement,
  id          text not null,
  workspace   text not null references workspaces (name),
  cycle       text not null,
  campaign    text not null,
  market      text not null,
  origin      text not null,
  data_set    text not null,
  plan        text not null,
  model       text,
  selected    text not null,
  is_baseline integer not null,
  created_at  text not null,
  unique (workspace, cycle, campaign, market, id),
  foreign key (workspace, data_set) references data_sets (workspace, id),
  foreign key (workspace, plan) references plans (workspace, id),
  foreign key (workspace, model) references models (workspace, id)
);

create table forecast_months (
  forecast  integer not null references forecasts (seq),
  month     text not null,
  step      integer not null,
  nowcast   integer not null,
  point     real not null,
  p025 real not null, p10 real not null, p25 real not null, p50 real not null, p75 real not null, p90 real not null, p975 real not null,
  last_year real,
  previous  real,
  guessed   text not null,
  primary key (forecast, month)
) without rowid;

-- The ledger: a version is a row, what happens to it is an event.
create table targets (
  id               integer primary key autoincrement,
  workspace        text not null references workspaces (name),
  cycle            text not null,
  campaign         text not null,
  market           text not null,
  month            text not null,
  version          integer not null check (version >= 1),
  p10              real not null,
  p50              real not null,
  p90              real not null,
  model_p50        real not null,
  override_reason  text,
  author           text not null,
  data_set         text not null,
  plan             text not null,
  model            text,
  forecast         text not null,
  approvals_needed integer not null check (approvals_needed >= 1),
  content          text not null,
  created_at       text not null,
  unique (workspace, campaign, market, month, version),
  foreign key (workspace, data_set) references data_sets (workspace, id),
  foreign key (workspace, plan) references plans (workspace, id)
);

create table target_events (
  id     integer primary key autoincrement,
  target integer not null references targets (id),
  status text not null check (status in ('drafted', 'approved', 'published', 'superseded', 'rejected')),
  who    text not null,
  reason text,
  at     text not null,
  unique (target, status, who),
  check (status <> 'rejected' or length(trim(reason)) > 0)
);
-- Everything but an approval happens to a version once.
create unique index target_events_once on target_events (target, status) where status <> 'approved';

create view target_versions as
select t.*,
  case
    when exists (select 1 from target_events e where e.target = t.id and e.status = 'rejected') then 'rejected'
    when exists (select 1 from target_events e where e.target = t.id and e.status = 'superseded') then 'superseded'
    when exists (select 1 from target_events e where e.target = t.id and e.status = 'published') then 'published'
    when (select count(*) from target_events e where e.target = t.id and e.status = 'approved') >= t.approvals_needed then 'approved'
    else 'draft'
  end as state
from targets t;

-- The work: one row per unit, claimed by one worker at a time.
create table partitions (
  id          integer primary key autoincrement,
  workspace   text not null references workspaces (name),
  cycle       text not null,
  campaign    text not null,
  market      text not null,
  step        text not null check (step in ('train', 'forecast', 'target')),
  data_set    text not null,
  seed        integer not null,
  state       text not null check (state in ('waiting', 'running', 'done', 'refused', 'failed')),
  attempt     integer not null,
  worker      text,
  lease_until text,
  started_at  text,
  finished_at text,
  error       text,
  result      text,
  unique (workspace, cycle, campaign, market, step),
  foreign key (workspace, data_set) references data_sets (workspace, id)
);

create table audit (
  id       integer primary key,
  at       text not null,
  who      text not null,
  action   text not null,
  subject  text not null,
  details  text not null,
  previous text not null,
  hash     text not null unique
);

-- History is never overwritten.
create trigger migrations_no_update before update on migrations begin select raise(abort, 'migrations is append-only'); end;
create trigger migrations_no_delete before delete on migrations begin select raise(abort, 'migrations is append-only'); end;
create trigger workspaces_no_update before update on workspaces begin select raise(abort, 'workspaces is append-only'); end;
create trigger workspaces_no_delete before delete on workspaces begin select raise(abort, 'workspaces is append-only'); end;
create trigger data_sets_no_update before update on data_sets begin select raise(abort, 'data_sets is append-only'); end;
create trigger data_sets_no_delete before delete on data_sets begin select raise(abort, 'data_sets is append-only'); end;
create trigger loads_no_update before update on loads begin select raise(abort, 'loads is append-only'); end;
create trigger loads_no_delete before delete on loads begin select raise(abort, 'loads is append-only'); end;
create trigger plans_no_update before update on plans begin select raise(abort, 'plans is append-only'); end;
create trigger plans_no_delete before delete on plans begin select raise(abort, 'plans is append-only'); end;
create trigger plan_lines_no_update before update on plan_lines begin select raise(abort, 'plan_lines is append-only'); end;
create trigger plan_lines_no_delete before delete on plan_lines begin select raise(abort, 'plan_lines is append-only'); end;
create trigger models_no_update before update on models begin select raise(abort, 'models is append-only'); end;
create trigger models_no_delete before delete on models begin select raise(abort, 'models is append-only'); end;
create trigger replays_no_update before update on replays begin select raise(abort, 'replays is append-only'); end;
create trigger replays_no_delete before delete on replays begin select raise(abort, 'replays is append-only'); end;
create trigger forecasts_no_update before update on forecasts begin select raise(abort, 'forecasts is append-only'); end;
create trigger forecasts_no_delete before delete on forecasts begin select raise(abort, 'forecasts is append-only'); end;
create trigger forecast_months_no_update before update on forecast_months begin select raise(abort, 'forecast_months is append-only'); end;
create trigger forecast_months_no_delete before delete on forecast_months begin select raise(abort, 'forecast_months is append-only'); end;
create trigger targets_no_update before update on targets begin select raise(abort, 'targets is append-only'); end;
create trigger targets_no_delete before delete on targets begin select raise(abort, 'targets is append-only'); end;
create trigger target_events_no_update before update on target_events begin select raise(abort, 'target_events is append-only'); end;
create trigger target_events_no_delete before delete on target_events begin select raise(abort, 'target_events is append-only'); end;
create trigger audit_no_update before update on audit begin select raise(abort, 'audit is append-only'); end;
create trigger audit_no_delete before delete on audit begin select raise(abort, 'audit is append-only'); end;
