-- Where lists come from 来源: how their fields map to ours; bodies and regions of theirs are matched to ours by hand only.
create table catalog.source (
  name text primary key,
  mapping jsonb not null,
  shipped boolean not null default false,
  changed_at timestamptz not null,
  version bigint not null default 0
);

create table catalog.source_body (
  source text not null,
  key text not null,
  name text not null,
  region_code text not null default '',
  region_name text not null default '',
  organisation text collate "C",
  primary key (source, key)
);

create table catalog.source_region (
  source text not null,
  code text not null,
  name text not null,
  region text collate "C",
  primary key (source, code)
);

-- What an imported item was in its list, so that another import knows it again and sees what was edited here since.
create table catalog.origin (
  source text not null,
  code text collate "C" not null,
  item text collate "C" not null,
  body text not null,
  digest text not null,
  base jsonb not null,
  raw jsonb not null,
  imported_at timestamptz not null,
  primary key (source, code)
);
create unique index origin_by_item on catalog.origin (item);
create index origin_by_body on catalog.origin (source, body);
create index origin_by_code on catalog.origin (code);

create sequence catalog.local_item;

create table catalog.import_job (
  id uuid primary key,
  source text not null,
  file_name text not null,
  format text not null check (format in ('JSON_LINES', 'CSV', 'XLSX')),
  digest text not null,
  columns jsonb not null,
  rows int not null,
  state text not null check (state in ('STAGED', 'CHECKING', 'CHECKED', 'RUNNING', 'DONE', 'STOPPED', 'FAILED')),
  created_by uuid not null,
  created_by_name text not null,
  created_at timestamptz not null,
  ended_at timestamptz
);
create index import_job_by_time on catalog.import_job (created_at desc, id desc);

create table catalog.import_row (
  job uuid not null,
  number int not null,
  raw jsonb not null,
  broken jsonb,
  key text collate "C",
  state text not null default 'STAGED' check (state in ('STAGED', 'CHECKED', 'APPLIED')),
  verdict text check (verdict in ('NEW', 'CHANGED', 'UNCHANGED', 'CONFLICT', 'REFUSED')),
  remarks jsonb not null default '[]',
  conflicts jsonb not null default '[]',
  item text collate "C",
  name text,
  gaps int,
  primary key (job, number)
);
create index import_row_by_state on catalog.import_row (job, state, number);
create index import_row_by_verdict on catalog.import_row (job, verdict, number);
create index import_row_by_key on catalog.import_row (job, key, number);
