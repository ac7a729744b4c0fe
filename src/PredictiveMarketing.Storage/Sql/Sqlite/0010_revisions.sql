-- How often each part of what pages read has changed. Whoever keeps something in memory names it by these numbers, so that a change made by
-- any process is seen at once. A number only ever grows; nothing else is derived from it.
create table revisions (
  part   text primary key check (part in ('runs', 'targets', 'promises', 'imports')),
  number integer not null
) without rowid;
insert into revisions (part, number) values ('runs', 0), ('targets', 0), ('promises', 0), ('imports', 0);
create trigger revisions_no_delete before delete on revisions begin select raise(abort, 'a revision is never removed'); end;
create trigger revisions_only_grow before update on revisions when new.number <= old.number or new.part <> old.part
begin select raise(abort, 'a revision only ever grows'); end;

-- What was forecast and replayed, and with which data a cycle was last worked.
create trigger revise_runs_forecast after insert on forecasts begin update revisions set number = number + 1 where part = 'runs'; end;
create trigger revise_runs_replay after insert on replays begin update revisions set number = number + 1 where part = 'runs'; end;
create trigger revise_runs_partition after insert on partitions begin update revisions set number = number + 1 where part = 'runs'; end;
create trigger revise_runs_worked after update of data_set on partitions when new.data_set <> old.data_set
begin update revisions set number = number + 1 where part = 'runs'; end;

-- Everything that happens to targets; a version without an event does not exist.
create trigger revise_targets after insert on target_events begin update revisions set number = number + 1 where part = 'targets'; end;
-- What was promised to others: published versions, and those that took their place.
create trigger revise_promises after insert on target_events
when new.status = 'published' or (new.status in ('superseded', 'rejected')
  and exists (select 1 from target_events e where e.target = new.target and e.status = 'published'))
begin update revisions set number = number + 1 where part = 'promises'; end;

create trigger revise_imports after insert on imports begin update revisions set number = number + 1 where part = 'imports'; end;
create trigger revise_imports_values after insert on import_values begin update revisions set number = number + 1 where part = 'imports'; end;
create trigger revise_imports_restated after insert on import_restated begin update revisions set number = number + 1 where part = 'imports'; end;
create trigger revise_imports_erased after insert on erased_files begin update revisions set number = number + 1 where part = 'imports'; end;

-- The newest replays of a series are found without reading all of them.
create index replays_by_series on replays (workspace, campaign, market, cycle, data_set, created_at);
