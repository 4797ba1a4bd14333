create schema foundation;

-- First UUIDv7 of an instant: large tables are partitioned by range on their identifier.
create function foundation.uuid_from(at timestamptz) returns uuid language sql immutable parallel safe as $$
  select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid
$$;

-- Makes the partition of one month when it is missing.
create function foundation.ensure_month(parent regclass, month date) returns void language plpgsql as $$
declare
  name text := parent::text || '_' || to_char(month, 'YYYYMM');
begin
  if to_regclass(name) is null then
    execute format('create table %s partition of %s for values from (%L) to (%L)', name, parent,
      foundation.uuid_from(date_trunc('month', month)::timestamptz),
      foundation.uuid_from((date_trunc('month', month) + interval '1 month')::timestamptz));
  end if;
end $$;

create function foundation.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name;
end $$;

create table foundation.audit_entry (
  id uuid not null primary key,
  happened_at timestamptz not null,
  actor_kind text not null check (actor_kind in ('VISITOR', 'PERSON', 'STAFF', 'PROGRAM')),
  actor_id uuid not null,
  operation text not null,
  object text not null,
  status int not null,
  purpose text,
  trace_id text not null
) partition by range (id);
create table foundation.audit_entry_default partition of foundation.audit_entry default;
create index audit_entry_by_actor on foundation.audit_entry (actor_id, id);
create index audit_entry_by_object on foundation.audit_entry (operation, object, id);
create trigger audit_entry_is_append_only before update or delete on foundation.audit_entry
  for each row execute function foundation.refuse_change();

create table foundation.fact (
  id uuid not null primary key,
  type text not null,
  subject text not null,
  happened_at timestamptz not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$')
) partition by range (id);
create table foundation.fact_default partition of foundation.fact default;
create index fact_by_subject on foundation.fact (subject, id);
create trigger fact_is_append_only before update or delete on foundation.fact
  for each row execute function foundation.refuse_change();

create table foundation.idempotency_key (
  actor_id uuid not null,
  key text not null,
  request_digest text not null,
  answer jsonb,
  created_at timestamptz not null,
  primary key (actor_id, key)
);
create index idempotency_key_by_age on foundation.idempotency_key (created_at);

create table foundation.business_clock (
  one boolean primary key default true check (one),
  ahead_seconds bigint not null
);
