create schema notices;

-- One thing told to one person; the text is made from kind and args when somebody reads it or a message leaves.
-- The short message of a notice goes along in the same row, so that telling is one insert.
create table notices.notice (
  id uuid not null primary key,
  person uuid not null,
  kind text collate "C" not null check (kind ~ '^[a-z][a-z-]*$'),
  args jsonb,
  sealed_args bytea,
  link text not null check (link ~ '^/([^/\\]|$)'),
  system text collate "C" not null,
  number text collate "C" not null,
  told_at timestamptz not null,
  read_at timestamptz,
  sms_state text collate "C" not null check (sms_state in ('WAITING', 'SENT', 'DELIVERED', 'DEAD', 'NO_MOBILE', 'SWITCHED_OFF')),
  sms_round int not null default 1,
  sms_tries int not null default 0,
  sms_next_at timestamptz not null,
  sms_reason text,
  sms_changed_at timestamptz not null,
  check ((args is null) <> (sealed_args is null))
) partition by range (id);
create table notices.notice_default partition of notices.notice default;
create index notice_by_person on notices.notice (person, id desc);
create index notice_unread on notices.notice (person) where read_at is null;
create index notice_waiting on notices.notice (sms_next_at, id) where sms_state = 'WAITING';
create index notice_not_reached on notices.notice (sms_state, id desc) where sms_state in ('DEAD', 'NO_MOBILE');

-- What a person chose; without a row everything comes, in Chinese.
create table notices.preference (
  person uuid primary key,
  sms boolean not null,
  language text not null check (language in ('zh', 'en')),
  changed_at timestamptz not null
);

-- What became of short messages, by day; several rows a day, so that writers do not wait for each other.
create table notices.sms_count (
  day date not null,
  outcome text collate "C" not null,
  shard smallint not null,
  messages bigint not null,
  primary key (day, outcome, shard)
);

-- The demo's simulated gateway: how it behaves, and what it was given. Empty outside of the demo.
create table notices.simulator (
  one boolean primary key default true check (one),
  behaviour text not null
);
create table notices.simulated_message (
  id text collate "C" primary key,
  mobile_tail text not null,
  text text not null,
  seen int not null default 1,
  taken_at timestamptz not null,
  behaviour text not null,
  report_at timestamptz
);
create index simulated_message_by_age on notices.simulated_message (taken_at desc, id);
create index simulated_message_to_report on notices.simulated_message (report_at) where report_at is not null;
