create schema parties;

-- Natural persons: one row per certificate; personal fields are cipher text, found by keyed blind index.
create table parties.person (
  id uuid primary key,
  certificate_type text not null default '111',
  certificate bytea not null,
  certificate_index bytea not null,
  name bytea not null,
  mobile bytea not null,
  mobile_index bytea not null,
  assurance int not null check (assurance between 1 and 4),
  registered_at timestamptz not null,
  unique (certificate_type, certificate_index)
);
create index person_by_mobile on parties.person (mobile_index);

-- Firms and other organisations; a code that fails its check stays unconfirmed until the register answers.
create table parties.firm (
  id uuid primary key,
  credit_code text not null unique check (credit_code ~ '^[0-9A-Y]{18}$'),
  name text not null,
  address text not null,
  representative uuid not null,
  confirmed boolean not null,
  registered_at timestamptz not null
);
create index firm_by_representative on parties.firm (representative);
