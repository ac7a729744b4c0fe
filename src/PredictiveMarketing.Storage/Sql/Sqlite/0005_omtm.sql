-- Growth teams and the one metric that matters to each of them.
create table teams (
  id        integer primary key autoincrement,
  workspace text not null references workspaces (name),
  name      text not null check (length(trim(name)) > 0),
  who       text not null,
  at        text not null,
  unique (workspace, name)
);

-- A version is a row, what happens to it is an event. A renewal is a version of its own.
create table omtms (
  id      integer primary key autoincrement,
  team    integer not null references teams (id),
  version integer not null check (version >= 1),
  renews  integer references omtms (id),
  content text not null,          -- JSON: the draft as it was written
  who     text not null,
  at      text not null,
  unique (team, version)
);

create table omtm_events (
  id      integer primary key autoincrement,
  omtm    integer not null references omtms (id),
  status  text not null check (status in ('drafted', 'activated', 'renewed', 'closed', 'withdrawn')),
  who     text not null,
  reason  text,
  result  real,                   -- the metric at the end
  at      text not null,
  unique (omtm, status)
);

create view omtm_versions as
select o.*, t.workspace, t.name as team_name,
  case
    when exists (select 1 from omtm_events e where e.omtm = o.id and e.status = 'withdrawn') then 'withdrawn'
    when exists (select 1 from omtm_events e where e.omtm = o.id and e.status = 'closed') then 'closed'
    when exists (select 1 from omtm_events e where e.omtm = o.id and e.status = 'renewed') then 'renewed'
    when exists (select 1 from omtm_events e where e.omtm = o.id and e.status = 'activated') then 'active'
    else 'draft'
  end as state
from omtms o join teams t on t.id = o.team;

-- A team works on one metric at a time, whatever program asks.
create trigger omtm_one_active before insert on omtm_events when new.status = 'activated' and exists (
  select 1 from omtm_versions v where v.state = 'active' and v.id <> new.omtm and v.team = (select team from omtms where id = new.omtm))
begin select raise(abort, 'a team has one active OMTM'); end;

create table experiments (
  id      integer primary key autoincrement,
  omtm    integer not null references omtms (id),
  content text not null,          -- JSON
  who     text not null,
  at      text not null
);
create index experiments_by_omtm on experiments (omtm, id);

create table experiment_events (
  id         integer primary key autoincrement,
  experiment integer not null references experiments (id),
  status     text not null check (status in ('started', 'dropped', 'finished')),
  who        text not null,
  note       text not null check (length(trim(note)) > 0),
  effect     real,                -- what the metric moved, in its own unit
  at         text not null,
  unique (experiment, status)
);

create table initiatives (
  id        integer primary key autoincrement,
  workspace text not null references workspaces (name),
  content   text not null,        -- JSON
  who       text not null,
  at        text not null
);

create table initiative_events (
  id         integer primary key autoincrement,
  initiative integer not null references initiatives (id),
  status     text not null check (status in ('withdrawn')),
  who        text not null,
  reason     text,
  at         text not null,
  unique (initiative, status)
);

-- Sheets of a workspace that are filled in as a whole; the last version counts. Segments hold counts, never customers.
create table omtm_sheets (
  id        integer primary key autoincrement,
  workspace text not null references workspaces (name),
  sheet     text not null check (sheet in ('funnel', 'line', 'metrics', 'budget', 'segments')),
  version   integer not null check (version >= 1),
  content   text not null,        -- JSON
  who       text not null,
  at        text not null,
  unique (workspace, sheet, version)
);

create table objectives (
  id            integer primary key autoincrement,
  workspace     text not null references workspaces (name),
  kind          text not null check (kind in ('leads', 'sales', 'traffic')),
  first_month   text not null,
  months        integer not null check (months between 1 and 24),
  now_value     real not null,
  goal          real not null,
  success_at    real not null,
  failure_below real not null,
  who           text not null,
  at            text not null
);

create table objective_steps (
  objective integer not null references objectives (id),
  month     text not null,
  value     real not null,
  primary key (objective, month)
) without rowid;

create table objective_events (
  id        integer primary key autoincrement,
  objective integer not null references objectives (id),
  status    text not null check (status in ('closed')),
  who       text not null,
  outcome   text not null check (outcome in ('open', 'success', 'partial', 'failure')),
  result    real,
  note      text,
  at        text not null,
  unique (objective, status)
);

create trigger teams_no_update before update on teams begin select raise(abort, 'teams is append-only'); end;
create trigger teams_no_delete before delete on teams begin select raise(abort, 'teams is append-only'); end;
create trigger omtms_no_update before update on omtms begin select raise(abort, 'omtms is append-only'); end;
create trigger omtms_no_delete before delete on omtms begin select raise(abort, 'omtms is append-only'); end;
create trigger omtm_events_no_update before update on omtm_events begin select raise(abort, 'omtm_events is append-only'); end;
create trigger omtm_events_no_delete before delete on omtm_events begin select raise(abort, 'omtm_events is append-only'); end;
create trigger experiments_no_update before update on experiments begin select raise(abort, 'experiments is append-only'); end;
create trigger experiments_no_delete before delete on experiments begin select raise(abort, 'experiments is append-only'); end;
create trigger experiment_events_no_update before update on experiment_events begin select raise(abort, 'experiment_events is append-only'); end;
create trigger experiment_events_no_delete before delete on experiment_events begin select raise(abort, 'experiment_events is append-only'); end;
create trigger initiatives_no_update before update on initiatives begin select raise(abort, 'initiatives is append-only'); end;
create trigger initiatives_no_delete before delete on initiatives begin select raise(abort, 'initiatives is append-only'); end;
create trigger initiative_events_no_update before update on initiative_events begin select raise(abort, 'initiative_events is append-only'); end;
create trigger initiative_events_no_delete before delete on initiative_events begin select raise(abort, 'initiative_events is append-only'); end;
create trigger omtm_sheets_no_update before update on omtm_sheets begin select raise(abort, 'omtm_sheets is append-only'); end;
create trigger omtm_sheets_no_delete before delete on omtm_sheets begin select raise(abort, 'omtm_sheets is append-only'); end;
create trigger objectives_no_update before update on objectives begin select raise(abort, 'objectives is append-only'); end;
create trigger objectives_no_delete before delete on objectives begin select raise(abort, 'objectives is append-only'); end;
create trigger objective_steps_no_update before update on objective_steps begin select raise(abort, 'objective_steps is append-only'); end;
create trigger objective_steps_no_delete before delete on objective_steps begin select raise(abort, 'objective_steps is append-only'); end;
create trigger objective_events_no_update before update on objective_events begin select raise(abort, 'objective_events is append-only'); end;
create trigger objective_events_no_delete before delete on objective_events begin select raise(abort, 'objective_events is append-only'); end;
