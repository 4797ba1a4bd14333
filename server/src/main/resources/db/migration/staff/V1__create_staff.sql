create schema staff;

create table staff.role (
  code text primary key,
  name text not null,
  permissions text[] not null
);

create table staff.member (
  id uuid primary key,
  account text not null unique check (account ~ '^[a-z][a-z0-9.-]{2,39}$'),
  name text not null,
  left_at timestamptz
);

create table staff.post (
  id uuid primary key,
  member uuid not null references staff.member (id),
  title text not null,
  organisation text collate "C" not null,
  region text collate "C" not null,
  ended_at timestamptz
);
create index post_by_member on staff.post (member);
create index post_by_region on staff.post (region, id);

-- Who proposes a grant may not approve it, and nobody decides about a grant of his own.
create table staff.role_grant (
  id uuid primary key,
  post uuid not null references staff.post (id),
  role text not null references staff.role (code),
  region text collate "C" not null,
  organisation text collate "C",
  items text[] not null default '{}',
  valid_from timestamptz not null,
  valid_to timestamptz,
  proposed_by uuid not null,
  approved_by uuid,
  approved_at timestamptz,
  revoked_by uuid,
  revoked_at timestamptz,
  reason text not null default '',
  check (approved_by is null or approved_by <> proposed_by or approved_by = '00000000-0000-0000-0000-000000000000')
);
create index role_grant_by_post on staff.role_grant (post);
create index role_grant_waiting on staff.role_grant (id) where approved_by is null and revoked_by is null;
