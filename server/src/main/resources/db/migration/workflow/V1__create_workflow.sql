create schema workflow;

-- Published processes; a running one keeps the version it began with.
create table workflow.definition (
  key text collate "C" not null check (key ~ '^[a-z][a-z0-9-]{1,59}$'),
  version int not null check (version > 0),
  name text not null,
  xml text not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  published_at timestamptz not null,
  published_by uuid not null,
  published_by_name text not null,
  primary key (key, version)
);

-- The whole state of all running work: tasks, and the tokens that wait for something else. Open rows are the to-do list;
-- what is over moves to the years.
create table workflow.step (
  id uuid not null,
  state text not null check (state in ('OPEN', 'DONE', 'CANCELLED')),
  kind text not null check (kind in ('PROCESS', 'TASK', 'JOIN', 'CALL', 'TIMER')),
  process uuid,
  parent uuid,
  activation uuid not null,
  key text not null,
  name text not null,
  version int,
  mark text,
  system text collate "C" not null check (system ~ '^[a-z]+$'),
  number text collate "C" not null,
  region text collate "C" not null check (region ~ '^[1-9][0-9]([0-9]{2}){0,2}$|^[1-9][0-9]{5}([0-9]{3}){1,2}$'),
  organisation text collate "C" not null check (organisation ~ '^[0-9]{6}-[A-Z_]+(-[0-9]{2,4})*$'),
  item text collate "C",
  subject text not null,
  title text not null,
  applicant text,
  link text not null check (link ~ '^/[^/\\]'),
  permission text collate "C" check ((permission is not null) = (kind = 'TASK')),
  assignee uuid,
  assignee_name text,
  free boolean not null generated always as (assignee is null) stored,
  due_at timestamptz not null default 'infinity',
  yellow_at timestamptz not null default 'infinity',
  colour smallint not null default 0 check (colour between 0 and 2),
  told smallint not null default 0 check (told between 0 and 2),
  fire_at timestamptz,
  facts jsonb not null default '{}',
  trail text[] not null default '{}',
  opinion bytea,
  opened_at timestamptz not null,
  done_at timestamptz check ((done_at is null) = (state = 'OPEN')),
  turn int,
  done_by uuid,
  done_by_name text,
  done_for uuid,
  done_for_name text,
  primary key (id, state)
) partition by list (state);

create table workflow.step_open partition of workflow.step for values in ('OPEN')
  with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);
create table workflow.step_over partition of workflow.step for values in ('DONE', 'CANCELLED') partition by range (id);

-- What happened to a step before it was done: claimed, released, handed over, freed.
create table workflow.act (
  id uuid not null primary key,
  step uuid not null,
  kind text not null check (kind in ('CLAIMED', 'RELEASED', 'HANDED_OVER', 'FREED')),
  at timestamptz not null,
  by_id uuid not null,
  by_name text not null,
  to_id uuid,
  to_name text,
  reason bytea
) partition by range (id);

-- Both grow for ever: one partition a year, made ahead.
create table workflow.step_over_later partition of workflow.step_over default;
create table workflow.act_later partition of workflow.act default;
do $$
begin
  for year in 2024 .. 2039 loop
    execute format('create table workflow.step_over_%s partition of workflow.step_over for values from (%L) to (%L)', year,
      foundation.uuid_from(make_timestamptz(year, 1, 1, 0, 0, 0, 'Asia/Shanghai')),
      foundation.uuid_from(make_timestamptz(year + 1, 1, 1, 0, 0, 0, 'Asia/Shanghai')));
    execute format('create table workflow.act_%s partition of workflow.act for values from (%L) to (%L)', year,
      foundation.uuid_from(make_timestamptz(year, 1, 1, 0, 0, 0, 'Asia/Shanghai')),
      foundation.uuid_from(make_timestamptz(year + 1, 1, 1, 0, 0, 0, 'Asia/Shanghai')));
  end loop;
end $$;

create index step_by_number on workflow.step (system, number);
create index act_by_step on workflow.act (step, id);

-- The to-do list: each reach pins one expression, free and taken apart, in the order of the deadlines. What the rest of
-- a reach asks for is included, so that counting need not visit the rows.
create index todo_by_region_2 on workflow.step_open (permission, left(region, 2), free, due_at, id) include (region) where kind = 'TASK';
create index todo_by_region_4 on workflow.step_open (permission, left(region, 4), free, due_at, id) include (region) where kind = 'TASK';
create index todo_by_region_6 on workflow.step_open (permission, left(region, 6), free, due_at, id) include (region) where kind = 'TASK';
create index todo_by_region_9 on workflow.step_open (permission, left(region, 9), free, due_at, id) include (region) where kind = 'TASK';
create index todo_by_body on workflow.step_open
  (permission, (split_part(organisation, '-', 1) || '-' || split_part(organisation, '-', 2)), free, due_at, id) include (region, organisation) where kind = 'TASK';
create index todo_by_item on workflow.step_open (permission, item, free, due_at, id) include (region, organisation) where kind = 'TASK';
create index todo_by_assignee on workflow.step_open (assignee, due_at, id) where kind = 'TASK' and not free;
create index todo_by_permission on workflow.step_open (permission, system) where kind = 'TASK';

-- Those that are yellow now: few, and found without walking past all others.
create index yellow_by_region_2 on workflow.step_open (permission, left(region, 2), free, due_at, id) include (region) where kind = 'TASK' and colour = 1;
create index yellow_by_region_4 on workflow.step_open (permission, left(region, 4), free, due_at, id) include (region) where kind = 'TASK' and colour = 1;
create index yellow_by_region_6 on workflow.step_open (permission, left(region, 6), free, due_at, id) include (region) where kind = 'TASK' and colour = 1;
create index yellow_by_region_9 on workflow.step_open (permission, left(region, 9), free, due_at, id) include (region) where kind = 'TASK' and colour = 1;
create index yellow_by_body on workflow.step_open
  (permission, (split_part(organisation, '-', 1) || '-' || split_part(organisation, '-', 2)), free, due_at, id) include (region, organisation)
  where kind = 'TASK' and colour = 1;
create index yellow_by_item on workflow.step_open (permission, item, free, due_at, id) include (region, organisation) where kind = 'TASK' and colour = 1;

-- Green ones behind all the yellow ones of a city or the province.
create index green_by_region_2 on workflow.step_open (permission, left(region, 2), free, due_at, id) include (region) where kind = 'TASK' and colour = 0;
create index green_by_region_4 on workflow.step_open (permission, left(region, 4), free, due_at, id) include (region) where kind = 'TASK' and colour = 0;

-- What the escalation looks for.
create index step_turning_yellow on workflow.step_open (yellow_at) where kind = 'TASK' and colour = 0;
create index step_turning_red on workflow.step_open (due_at) where kind = 'TASK' and colour < 2;
create index step_timer on workflow.step_open (fire_at) where kind = 'TIMER';

-- Substitutes 离岗委托.
create table workflow.delegation (
  id uuid primary key,
  member uuid not null,
  member_name text not null,
  substitute uuid not null check (substitute <> member),
  substitute_name text not null,
  reason text not null,
  valid_from timestamptz not null,
  valid_to timestamptz not null check (valid_to > valid_from),
  named_at timestamptz not null,
  revoked_at timestamptz
);
create index delegation_by_member on workflow.delegation (member, id);
create index delegation_by_substitute on workflow.delegation (substitute, id);
