create schema calendar;

-- Every change of the calendar, append-only; its number is the version that all instances compare.
create table calendar.revision (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('YEAR', 'DECREE', 'REVOCATION')),
  year int,
  decree uuid,
  first_day date not null,
  last_day date not null,
  reason text not null,
  changed_at timestamptz not null,
  changed_by uuid not null,
  officer text not null,
  check ((kind = 'YEAR') = (year is not null) and (kind = 'YEAR') = (decree is null))
);
create index revision_by_year on calendar.revision (year, id) where kind = 'YEAR';
create unique index revision_revokes_once on calendar.revision (decree) where kind = 'REVOCATION';
create trigger revision_is_append_only before update or delete on calendar.revision
  for each row execute function foundation.refuse_change();

-- The special days of a year 年度放假安排, whole in each version.
create table calendar.year_version (
  revision bigint primary key references calendar.revision (id),
  year int not null check (year between 2000 and 2099),
  announced boolean not null,
  notice text not null,
  issued_on date,
  check (not announced or notice <> '')
);
create index year_version_by_year on calendar.year_version (year, revision);
create trigger year_version_is_append_only before update or delete on calendar.year_version
  for each row execute function foundation.refuse_change();

create table calendar.special_day (
  revision bigint not null references calendar.year_version (revision),
  day date not null,
  kind text not null check (kind in ('REST', 'WORK')),
  holiday text not null check (holiday in ('NEW_YEAR', 'SPRING_FESTIVAL', 'QINGMING', 'LABOUR_DAY', 'DRAGON_BOAT', 'MID_AUTUMN', 'NATIONAL_DAY', 'OTHER')),
  name text not null default '',
  notice text not null,
  primary key (revision, day)
);
create trigger special_day_is_append_only before update or delete on calendar.special_day
  for each row execute function foundation.refuse_change();

-- Outages 系统停运公告; taking one back is a revision of its own.
create table calendar.decree (
  id uuid primary key,
  revision bigint not null unique references calendar.revision (id),
  region text collate "C" not null check (region ~ '^[1-9][0-9]([0-9]{2}){0,2}$|^[1-9][0-9]{5}([0-9]{3}){1,2}$'),
  from_at timestamptz not null,
  to_at timestamptz not null,
  document_number text not null unique,
  reason text not null,
  check (to_at > from_at)
);
create trigger decree_is_append_only before update or delete on calendar.decree
  for each row execute function foundation.refuse_change();

-- Clocks 时钟: what a deadline is computed from, and the dates it has by one revision of the calendar. Hashed by
-- subject, because every statement names one.
create table calendar.clock (
  subject text collate "C" not null,
  kind text collate "C" not null,
  region text collate "C",
  started_at timestamptz not null,
  amount int not null check (amount >= 0),
  unit text not null check (unit in ('WORKING_DAY', 'NATURAL_DAY', 'HOUR')),
  intervals jsonb not null default '[]',
  extensions jsonb not null default '[]',
  stopped_at timestamptz,
  due_at timestamptz not null,
  yellow_at timestamptz not null,
  revision bigint not null,
  moved boolean not null default false,
  earlier jsonb not null default '[]',
  primary key (subject, kind)
) partition by hash (subject);
create table calendar.clock_0 partition of calendar.clock for values with (modulus 8, remainder 0) with (fillfactor = 80);
create table calendar.clock_1 partition of calendar.clock for values with (modulus 8, remainder 1) with (fillfactor = 80);
create table calendar.clock_2 partition of calendar.clock for values with (modulus 8, remainder 2) with (fillfactor = 80);
create table calendar.clock_3 partition of calendar.clock for values with (modulus 8, remainder 3) with (fillfactor = 80);
create table calendar.clock_4 partition of calendar.clock for values with (modulus 8, remainder 4) with (fillfactor = 80);
create table calendar.clock_5 partition of calendar.clock for values with (modulus 8, remainder 5) with (fillfactor = 80);
create table calendar.clock_6 partition of calendar.clock for values with (modulus 8, remainder 6) with (fillfactor = 80);
create table calendar.clock_7 partition of calendar.clock for values with (modulus 8, remainder 7) with (fillfactor = 80);
-- A change of the calendar walks through the clocks that run, and only those.
create index clock_running on calendar.clock (subject, kind) where stopped_at is null;

-- Each time that a change moved a clock.
create table calendar.clock_move (
  id uuid not null primary key,
  subject text collate "C" not null,
  kind text collate "C" not null,
  started_at timestamptz not null,
  revision bigint not null,
  due_before timestamptz not null,
  due_after timestamptz not null,
  moved_at timestamptz not null
) partition by range (id);
create table calendar.clock_move_default partition of calendar.clock_move default;
create index clock_move_by_clock on calendar.clock_move (subject, kind, id);
create index clock_move_by_revision on calendar.clock_move (revision, id);
create trigger clock_move_is_append_only before update or delete on calendar.clock_move
  for each row execute function foundation.refuse_change();

-- The background work after a change: where it stands survives a kill.
create table calendar.recomputation (
  id uuid primary key,
  revision bigint not null references calendar.revision (id),
  state text not null check (state in ('WAITING', 'RUNNING', 'DONE', 'FAILED')),
  first_day date not null,
  last_day date not null,
  total bigint,
  done bigint not null default 0,
  moved bigint not null default 0,
  sweep int not null default 1,
  subject text collate "C" not null default '',
  kind text collate "C" not null default '',
  tries int not null default 0,
  created_at timestamptz not null,
  ended_at timestamptz
);
create unique index recomputation_by_revision on calendar.recomputation (revision);
create index recomputation_unfinished on calendar.recomputation (revision) where state in ('WAITING', 'RUNNING');
