create schema catalog;

-- Basic catalogue 基本目录: one row per service item; what is published stands in item_version.
create table catalog.item (
  code text collate "C" primary key check (code ~ '^[0-9]{2}[0-9A-Z]{10}$'),
  name text not null,
  duty text not null,
  state text not null check (state in ('DRAFT', 'PUBLISHED', 'SUSPENDED', 'CANCELLED')),
  origin text not null,
  draft jsonb,
  gaps text[] not null default '{}',
  current_version int,
  changed_at timestamptz not null,
  version bigint not null default 0
);
create index item_by_name on catalog.item (name, code);
create index item_by_state on catalog.item (state, code);

create table catalog.item_version (
  code text collate "C" not null,
  number int not null,
  content jsonb not null,
  digest text not null,
  published_at timestamptz not null,
  published_by uuid not null,
  primary key (code, number)
);

-- Implementation list 实施清单: the item as one body carries it out; null overrides are inherited.
create table catalog.implementation (
  code text collate "C" primary key check (code ~ '^[0-9A-Z]{20,36}$'),
  item text collate "C" not null,
  organisation text collate "C" not null,
  region text collate "C" not null,
  level text not null check (level in ('PROVINCE', 'CITY', 'COUNTY', 'TOWN')),
  state text not null check (state in ('DRAFT', 'PUBLISHED', 'SUSPENDED', 'CANCELLED')),
  overrides jsonb not null default '{}',
  current_snapshot uuid,
  version bigint not null default 0
);
create unique index implementation_by_item on catalog.implementation (item, region, organisation);
create index implementation_by_body on catalog.implementation (organisation, item);
create index implementation_by_region on catalog.implementation (region, item);

-- What guides, search and cases read: never changed once written.
create table catalog.snapshot (
  id uuid primary key,
  implementation text collate "C" not null,
  number int not null,
  item text collate "C" not null,
  item_version int not null,
  overrides jsonb not null,
  published_at timestamptz not null,
  unique (implementation, number)
);

-- Browsing by topic, life event and audience: what the current version says, kept at publication.
create table catalog.facet (
  facet text not null check (facet in ('THEME', 'LIFE_EVENT', 'OBJECT')),
  value text not null,
  item text collate "C" not null,
  primary key (facet, value, item)
);
create index facet_by_item on catalog.facet (item);
