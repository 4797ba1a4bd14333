create schema acceptance;

-- Every number ever given; small and unpartitioned, so that a number is unique for ever. Gaps are allowed.
create table acceptance.case_number (
  number text collate "C" primary key check (number ~ '^[0-9]{12}$'),
  id uuid not null
);

-- One application by one applicant for one service item 办件. Personal fields are cipher text.
create table acceptance.service_case (
  id uuid not null primary key,
  number text collate "C" not null,
  status text not null check (status in ('SUBMITTED', 'SUPPLEMENT_PENDING', 'IN_REVIEW', 'TO_DECIDE', 'GRANTED', 'DENIED', 'DELIVERED',
    'REFUSED', 'NOT_NEEDED', 'WITHDRAWN', 'TERMINATED')),
  channel text not null check (channel in ('ONLINE', 'WINDOW')),
  item text collate "C" not null,
  task_code text collate "C" not null,
  snapshot uuid not null,
  item_name text not null,
  region text collate "C" not null,
  organisation text collate "C" not null,
  origin_region text collate "C" not null,
  applicant uuid not null,
  applicant_mask text not null,
  firm text,
  firm_name text,
  received_by uuid,
  form bytea not null,
  situations jsonb not null,
  materials jsonb not null,
  facts jsonb not null default '{}',
  submitted_at timestamptz not null,
  accepted_at timestamptz,
  deemed boolean not null default false,
  decided_at timestamptz,
  delivered_at timestamptz,
  closed_at timestamptz,
  due_at timestamptz,
  yellow_at timestamptz,
  supplements int not null default 0,
  visits int not null default 0,
  licence uuid,
  version bigint not null default 0
) partition by range (id);
create table acceptance.service_case_default partition of acceptance.service_case default;
create index service_case_by_applicant on acceptance.service_case (applicant, id);
create index service_case_by_body on acceptance.service_case ((split_part(organisation, '-', 1) || '-' || split_part(organisation, '-', 2)), id);
create index service_case_by_item on acceptance.service_case (item, id);
create index service_case_by_town on acceptance.service_case ("left"(region, 9), id);
create index service_case_by_county on acceptance.service_case ("left"(region, 6), id);
create index service_case_by_city on acceptance.service_case ("left"(region, 4), id);
create index service_case_by_province on acceptance.service_case ("left"(region, 2), id);
create index service_case_by_firm on acceptance.service_case (firm, id) where firm is not null;
create index service_case_by_firm_name on acceptance.service_case using gin (firm_name gin_trgm_ops);
create index service_case_open on acceptance.service_case (status, id) where closed_at is null;
create index service_case_unanswered on acceptance.service_case (due_at, id) where status in ('SUBMITTED', 'SUPPLEMENT_PENDING');
create index service_case_late on acceptance.service_case (due_at, id) where closed_at is null;

-- What happened to a case, in order; append-only. Notes may hold personal data: cipher text.
create table acceptance.case_event (
  id uuid not null primary key,
  number text collate "C" not null,
  kind text not null,
  happened_at timestamptz not null,
  actor_kind text not null,
  actor_id uuid not null,
  actor_name text not null,
  details jsonb not null default '{}',
  note bytea,
  document uuid
) partition by range (id);
create table acceptance.case_event_default partition of acceptance.case_event default;
create index case_event_by_case on acceptance.case_event (number, id);
create trigger case_event_is_append_only before update or delete on acceptance.case_event
  for each row execute function foundation.refuse_change();

-- Figures of the dashboard, kept as deltas of each act and folded now and then (计数可重算): sum per key is the figure.
create table acceptance.tally (
  region text collate "C" not null,
  day date not null,
  measure text not null,
  amount bigint not null
);
create index tally_by_key on acceptance.tally (region, measure, day);

-- How far the demo's history is played.
create table acceptance.demo_case (
  serial int primary key
);
create table acceptance.demo_start (
  one boolean primary key default true check (one),
  at timestamptz not null
);
