-- Somebody looked at the active north star and said that it still stands: the next review counts from there.
create table north_star_reviews (
  id        integer primary key autoincrement,
  workspace text not null,
  version   integer not null check (version >= 1),
  who       text not null,
  note      text not null check (length(trim(note)) > 0),
  at        text not null,
  foreign key (workspace, version) references north_stars (workspace, version)
);
create index north_star_reviews_by_version on north_star_reviews (workspace, version, id);

create trigger north_star_reviews_no_update before update on north_star_reviews begin select raise(abort, 'north_star_reviews is append-only'); end;
create trigger north_star_reviews_no_delete before delete on north_star_reviews begin select raise(abort, 'north_star_reviews is append-only'); end;
