create schema seals;

create sequence seals.seal_number;

-- One living seal per body and kind; destroyed ones stay.
create table seals.seal (
  id uuid primary key,
  organisation text collate "C" not null,
  region text collate "C" not null,
  body_name text not null,
  kind text not null check (kind in ('OFFICIAL', 'PERMIT', 'LICENCE')),
  number text not null unique check (number ~ '^[0-9]{13,}$'),
  state text not null check (state in ('ACTIVE', 'FROZEN', 'DESTROYED')),
  certificate text not null,
  made_at timestamptz not null
);
create unique index seal_living on seals.seal (organisation, kind) where state <> 'DESTROYED';
create index seal_by_body on seals.seal (organisation, kind, id);
create index seal_by_place on seals.seal (region, organisation, id);

-- Which seal a certificate belongs to; a seal gets a new one before the old one ends.
create table seals.seal_certificate (
  serial text primary key,
  seal uuid not null references seals.seal (id),
  since timestamptz not null
);

create table seals.seal_event (
  id uuid primary key,
  seal uuid not null references seals.seal (id),
  state text not null check (state in ('ACTIVE', 'FROZEN', 'DESTROYED')),
  happened_at timestamptz not null,
  officer uuid not null,
  officer_name bytea not null,
  reason text not null
);
create index seal_event_by_seal on seals.seal_event (seal, happened_at, id);
create trigger seal_event_is_append_only before update or delete on seals.seal_event
  for each row execute function foundation.refuse_change();

-- Every use of every seal.
create table seals.use_log (
  id uuid not null primary key,
  seal uuid not null,
  used_at timestamptz not null,
  officer uuid not null,
  officer_name bytea not null,
  purpose text not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$')
) partition by range (id);
create table seals.use_log_default partition of seals.use_log default;
create index use_log_by_seal on seals.use_log (seal, id);
create index use_log_by_digest on seals.use_log (digest);
create trigger use_log_is_append_only before update or delete on seals.use_log
  for each row execute function foundation.refuse_change();
