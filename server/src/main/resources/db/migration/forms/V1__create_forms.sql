create schema forms;

-- What somebody has begun to fill in; content and code only as cipher text (SM4), found by blind index.
create table forms.draft (
  id uuid primary key default uuidv7(),
  owner uuid not null,
  purpose text collate "C" not null check (purpose ~ '^[a-z][a-z-]{0,30}:[A-Za-z0-9._-]{1,80}$'),
  content bytea not null,
  version bigint not null default 1 check (version > 0),
  saved_at timestamptz not null,
  code bytea not null,
  code_index bytea not null unique,
  code_expires_at timestamptz not null,
  expires_at timestamptz not null,
  noticed_at timestamptz,
  unique (owner, purpose)
);
create index draft_by_owner on forms.draft (owner, saved_at desc, id desc);
create index draft_by_expiry on forms.draft (expires_at);

-- What a second device sent while another one had saved: kept until the person chooses.
create table forms.draft_copy (
  id uuid primary key default uuidv7(),
  draft uuid not null references forms.draft (id) on delete cascade,
  content bytea not null,
  kept_at timestamptz not null
);
create index draft_copy_by_draft on forms.draft_copy (draft, id desc);
