create schema documents;

-- Finished papers by the digest of their content; encrypted, so compressing them again would be in vain.
create table documents.pdf (
  digest text primary key check (digest ~ '^[0-9a-f]{64}$'),
  content bytea not null,
  stored_at timestamptz not null
);
alter table documents.pdf alter column content set storage external;

create table documents.document (
  id uuid not null primary key,
  template text not null,
  document_number text not null,
  title text not null,
  organisation text collate "C" not null,
  region text collate "C" not null,
  system text not null,
  number text not null,
  addressee bytea not null,
  fields bytea not null,
  issued_at timestamptz not null,
  issued_by uuid not null,
  state text not null check (state in ('ISSUED', 'SERVED', 'VOIDED')),
  served_at timestamptz,
  served_how text,
  voided_at timestamptz,
  voided_by uuid,
  void_reason bytea,
  verify_code text not null check (verify_code ~ '^D[0-9A-Z]{15}$'),
  pdf text not null,
  check ((state = 'VOIDED') = (voided_at is not null)),
  check (state <> 'SERVED' or served_at is not null)
) partition by range (id);
create table documents.document_default partition of documents.document default;
create index document_by_work on documents.document (system, number, id);
create index document_by_pdf on documents.document (pdf);

create table documents.verify_code (
  code text primary key,
  document uuid not null
);

-- The last number of each series; its row lock is what keeps numbers without gaps.
create table documents.number_counter (
  organisation text collate "C" not null,
  series text not null,
  year int not null,
  last int not null check (last > 0),
  primary key (organisation, series, year)
) with (fillfactor = 50);

-- Every number and its document, voided ones too.
create table documents.number_given (
  organisation text collate "C" not null,
  series text not null,
  year int not null,
  serial int not null,
  document uuid not null,
  primary key (organisation, series, year, serial)
);
create trigger number_given_is_append_only before update or delete on documents.number_given
  for each row execute function foundation.refuse_change();

-- Each time a paper was handed over: when, how, by whom.
create table documents.service (
  id uuid primary key,
  document uuid not null,
  served_at timestamptz not null,
  how text not null,
  officer uuid not null,
  officer_name bytea not null,
  recorded_at timestamptz not null
);
create index service_by_document on documents.service (document, id);
create trigger service_is_append_only before update or delete on documents.service
  for each row execute function foundation.refuse_change();
