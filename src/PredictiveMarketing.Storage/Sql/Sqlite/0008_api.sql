-- Calls that carried an Idempotency-Key, and how they were answered. A memory of a day, not a ledger: what happened stands elsewhere.
create table kept_calls (
  who        text not null,
  key        text not null,
  call       text not null,    -- SHA-256 of method, address and body
  begun_at   text not null,
  status     integer,          -- null: still at work
  type       text,
  location   text,
  body       blob,
  primary key (who, key)
) without rowid;
create index kept_calls_by_age on kept_calls (begun_at);
