create schema search;

-- One way in which people may name a thing; the best matching phrase of a thing decides.
create table search.phrase (
  id bigint generated always as identity primary key,
  kind text not null,
  key text not null,
  text text not null,
  weight real not null,
  size real not null check (size > 0)
);
create index phrase_by_thing on search.phrase (kind, key);

create table search.posting (
  gram text collate "C" not null,
  kind text not null,
  phrase bigint not null,
  value real not null,
  primary key (gram, kind, phrase)
);
create index posting_by_phrase on search.posting (phrase);

-- How many things of a kind use a gram: kept, so that no query counts.
create table search.gram (
  kind text not null,
  gram text collate "C" not null,
  things int not null,
  primary key (kind, gram)
);
