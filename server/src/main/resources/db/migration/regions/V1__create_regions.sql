create schema regions;

create table regions.region (
  code text collate "C" primary key check (code ~ '^[1-9][0-9]([0-9]{2}){0,2}$|^[1-9][0-9]{5}([0-9]{3}){1,2}$'),
  name text not null,
  kind text not null check (kind in ('PROVINCE', 'CITY', 'COUNTY', 'ZONE', 'TOWN', 'VILLAGE')),
  parent text collate "C",
  children int not null default 0,
  valid_from date not null default '2023-01-01',
  valid_to date,
  successor text collate "C"
);
create index region_by_parent on regions.region (parent, code);
create index region_by_name on regions.region using gin (name gin_trgm_ops);

create table regions.organisation (
  code text collate "C" primary key check (code ~ '^[0-9]{6}-[A-Z_]+(-[0-9]{2,4})*$'),
  name text not null,
  duty text not null,
  level text not null check (level in ('PROVINCE', 'CITY', 'COUNTY', 'TOWN')),
  region text collate "C" not null,
  credit_code text not null unique,
  parent text collate "C",
  successor text collate "C",
  valid_to date
);
create index organisation_by_region on regions.organisation (region, duty);
create index organisation_by_name on regions.organisation using gin (name gin_trgm_ops);
