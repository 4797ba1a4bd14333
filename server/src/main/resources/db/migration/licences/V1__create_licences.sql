create schema licences;

-- Types of licence 证照类型 (GB/T 36903): 21 characters, credit code of the defining authority and a serial.
create table licences.licence_type (
  name text primary key,
  code text collate "C" not null unique check (code ~ '^[0-9A-Z]{21}$'),
  serial int generated always as identity
);

-- One e-licence 电子证照. Holder's name and face are cipher text; a person is found by its identifier, a firm by its code.
create table licences.licence (
  id uuid primary key,
  type_name text not null,
  licence_number text not null,
  identifier text not null unique,
  organisation text collate "C" not null,
  region text collate "C" not null,
  person uuid,
  credit_code text,
  holder bytea not null,
  face bytea not null,
  issued_on date not null,
  valid_from date not null,
  valid_to date,
  state text not null check (state in ('ISSUED', 'REVOKED', 'CANCELLED', 'RESCINDED', 'WITHDRAWN')),
  ended_at timestamptz,
  ended_by uuid,
  end_reason bytea,
  end_basis text,
  system text not null,
  number text not null,
  verify_code text not null unique,
  pdf text not null,
  check ((person is null) <> (credit_code is null)),
  check ((state = 'ISSUED') = (ended_at is null))
);
create index licence_by_person on licences.licence (person, id) where person is not null;
create index licence_by_firm on licences.licence (credit_code, id) where credit_code is not null;
create index licence_by_body on licences.licence ((split_part(organisation, '-', 1) || '-' || split_part(organisation, '-', 2)), id);
create index licence_by_county on licences.licence ("left"(region, 6), id);
create index licence_by_city on licences.licence ("left"(region, 4), id);
create index licence_by_province on licences.licence ("left"(region, 2), id);
create index licence_by_pdf on licences.licence (pdf);

-- Serial of licence numbers per type, body and year.
create table licences.number_counter (
  type_name text not null,
  organisation text collate "C" not null,
  year int not null,
  last int not null,
  primary key (type_name, organisation, year)
) with (fillfactor = 50);

-- One shown code 亮证: only its digest; good for a minute and for one look.
create table licences.presentation (
  digest text primary key,
  licence uuid not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index presentation_by_age on licences.presentation (expires_at);

-- Who looked at a licence (用证日志); the holder sees it.
create table licences.use_log (
  id uuid primary key,
  licence uuid not null,
  used_at timestamptz not null,
  how text not null,
  who text not null
);
create index use_log_by_licence on licences.use_log (licence, id);
