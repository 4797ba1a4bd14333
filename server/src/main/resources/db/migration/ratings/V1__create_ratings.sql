create schema ratings;

-- Sub-indicators 分项指标 by channel, versioned; a rating keeps the version it was given under.
create table ratings.indicator (
  channel text collate "C" not null check (channel in ('ONLINE', 'OFFLINE')),
  version int not null,
  place int not null,
  code text collate "C" not null,
  name text not null,
  english text not null,
  valid_from date not null,
  primary key (channel, version, place),
  unique (channel, version, code)
);
insert into ratings.indicator (channel, version, place, code, name, english, valid_from) values
  ('ONLINE', 1, 1, 'efficiency', '办事效率', 'Speed', '2020-01-01'),
  ('ONLINE', 1, 2, 'guide', '办事指南准确度', 'Accuracy of the guide', '2020-01-01'),
  ('ONLINE', 1, 3, 'convenience', '办事便捷度', 'Convenience', '2020-01-01'),
  ('ONLINE', 1, 4, 'platform', '平台易用', 'Ease of the platform', '2020-01-01'),
  ('ONLINE', 1, 5, 'materials', '材料是否多要', 'Documents asked for', '2020-01-01'),
  ('OFFLINE', 1, 1, 'efficiency', '办事效率', 'Speed', '2020-01-01'),
  ('OFFLINE', 1, 2, 'competence', '业务水平', 'Competence', '2020-01-01'),
  ('OFFLINE', 1, 3, 'attitude', '服务态度', 'Attitude', '2020-01-01'),
  ('OFFLINE', 1, 4, 'waiting', '排队时间', 'Waiting time', '2020-01-01'),
  ('OFFLINE', 1, 5, 'told-at-once', '一次说清', 'Everything told at once', '2020-01-01');

-- One event, one invitation: the key is small and never partitioned.
create table ratings.event (
  system text collate "C" not null,
  number text collate "C" not null,
  event text collate "C" not null,
  invitation uuid not null,
  primary key (system, number, event)
);
create index event_by_number on ratings.event (number);

create table ratings.invitation (
  id uuid not null primary key,
  system text collate "C" not null,
  number text collate "C" not null,
  event text collate "C" not null,
  person uuid not null,
  region text collate "C" not null,
  organisation text collate "C" not null,
  item text collate "C",
  title text not null,
  channel text collate "C" not null check (channel in ('ONLINE', 'OFFLINE')),
  closed_at timestamptz not null,
  expires_at timestamptz not null,
  handled_by uuid,
  state text collate "C" not null check (state in ('OPEN', 'RATED', 'DEFAULTED'))
) partition by range (id);
create table ratings.invitation_default partition of ratings.invitation default;
create index invitation_by_person on ratings.invitation (person, id desc);
create index invitation_to_expire on ratings.invitation (expires_at, id) where state = 'OPEN';

-- What was said, exactly as it was said: never changed, never deleted. A default says nothing and counts as nothing good.
create table ratings.rating (
  id uuid not null primary key,
  level smallint check (level between 1 and 5),
  is_default boolean not null,
  indicators text[] not null default '{}',
  indicator_version int not null,
  comment bytea,
  contact boolean not null default false,
  via text collate "C" not null check (via in ('ACCOUNT', 'LINK', 'NOBODY')),
  given_at timestamptz not null,
  person uuid not null,
  region text collate "C" not null,
  organisation text collate "C" not null,
  item text collate "C",
  title text not null,
  channel text collate "C" not null,
  handled_by uuid,
  address_index bytea,
  flags text[] not null default '{}',
  check (is_default = (level is null)),
  check (is_default = (via = 'NOBODY'))
) partition by range (id);
create table ratings.rating_default partition of ratings.rating default;
create index rating_by_city on ratings.rating (left(region, 4), id desc) where not is_default;
create index rating_by_county on ratings.rating (left(region, 6), id desc) where not is_default;
create index rating_by_town on ratings.rating (left(region, 9), id desc) where not is_default;
create index rating_by_body on ratings.rating ((split_part(organisation, '-', 1) || '-' || split_part(organisation, '-', 2)), id desc) where not is_default;
create index rating_by_address on ratings.rating (address_index, given_at) where address_index is not null;
create index rating_by_handler on ratings.rating (handled_by, given_at) where not is_default and handled_by is not null;
create index rating_low_by_person on ratings.rating (person, given_at) where level >= 4;
create index rating_flagged on ratings.rating (id desc) where flags <> '{}';
create trigger rating_is_append_only before update or delete on ratings.rating
  for each row execute function foundation.refuse_change();

-- Addresses that open without signing in; only their digest is here.
create table ratings.link (
  digest text collate "C" primary key check (digest ~ '^[0-9a-f]{64}$'),
  invitation uuid not null,
  purpose text collate "C" not null check (purpose in ('RATE', 'FOLLOW')),
  issued_at timestamptz not null,
  spent_at timestamptz
);

-- From which network addresses (keyed index only) staff worked lately.
create table ratings.staff_address (
  address_index bytea not null,
  member uuid not null,
  seen_at timestamptz not null,
  primary key (address_index, member)
);
create index staff_address_by_age on ratings.staff_address (seen_at);

-- Kept counts: writers only add deltas, a job folds them; a sum over both is exact at any time.
create table ratings.tally (
  month date not null,
  organisation text collate "C" not null,
  region text collate "C" not null,
  measure text collate "C" not null,
  n bigint not null,
  primary key (month, organisation, region, measure)
);
create table ratings.tally_delta (
  id bigint generated always as identity primary key,
  month date not null,
  organisation text collate "C" not null,
  region text collate "C" not null,
  measure text collate "C" not null,
  n bigint not null
);

-- The working off of a low rating 差评整改, under a number of the hotline's order series.
create table ratings.rectification (
  number text collate "C" primary key check (number ~ '^[1-9][0-9]{11}$'),
  rating uuid not null unique,
  person uuid not null,
  system text collate "C" not null,
  event_number text collate "C" not null,
  region text collate "C" not null,
  organisation text collate "C" not null,
  item text collate "C",
  title text not null,
  level smallint not null check (level in (4, 5)),
  real_name boolean not null,
  handled_by uuid,
  month date not null,
  state text collate "C" not null check (state in ('OPEN', 'CONTACTED', 'CLASSIFIED', 'RECTIFIED', 'CALLED_BACK', 'REOPENED', 'CLOSED')),
  finding text collate "C" check (finding in ('SUBSTANTIATED', 'MISTAKEN', 'MALICIOUS')),
  appeal text collate "C" not null default 'NONE' check (appeal in ('NONE', 'PENDING', 'UPHELD', 'REJECTED')),
  outcome text collate "C" check (outcome in ('SATISFIED', 'SILENT', 'UNRESOLVED', 'SET_ASIDE')),
  round int not null default 1,
  attempts int not null default 0,
  step uuid not null,
  appeal_step uuid,
  appealed_by uuid,
  opened_at timestamptz not null,
  contact_due_at timestamptz,
  rectify_due_at timestamptz not null,
  call_back_due_at timestamptz,
  due_at timestamptz not null,
  yellow_at timestamptz,
  rectified_at timestamptz,
  rectified_by uuid,
  called_back_at timestamptz,
  overdue boolean not null default false,
  changed_at timestamptz not null,
  closed_at timestamptz,
  version bigint not null default 0,
  check ((state = 'CLOSED') = (closed_at is not null)),
  check ((state = 'CLOSED') = (outcome is not null))
);
create index rectification_open_by_city on ratings.rectification (left(region, 4), due_at, number) where state <> 'CLOSED';
create index rectification_open_by_county on ratings.rectification (left(region, 6), due_at, number) where state <> 'CLOSED';
create index rectification_open_by_body on ratings.rectification ((split_part(organisation, '-', 1) || '-' || split_part(organisation, '-', 2)), due_at, number) where state <> 'CLOSED';
create index rectification_open on ratings.rectification (due_at, number) where state <> 'CLOSED';
create index rectification_closed on ratings.rectification (closed_at desc, number) where state = 'CLOSED';
create index rectification_to_turn_overdue on ratings.rectification (rectify_due_at) where rectified_at is null and not overdue and state <> 'CLOSED';
create index rectification_silent on ratings.rectification (changed_at) where state in ('RECTIFIED', 'CALLED_BACK');

-- Everything that was done about it; texts are people's own words and encrypted.
create table ratings.entry (
  id uuid primary key,
  number text collate "C" not null references ratings.rectification (number),
  kind text collate "C" not null,
  at timestamptz not null,
  actor_kind text not null check (actor_kind in ('PERSON', 'STAFF', 'PROGRAM')),
  actor uuid not null,
  actor_name text not null,
  round int not null,
  text bytea,
  detail text collate "C"
);
create index entry_by_number on ratings.entry (number, id);
create trigger entry_is_append_only before update or delete on ratings.entry
  for each row execute function foundation.refuse_change();
