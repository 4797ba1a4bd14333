create schema files;

-- What lies in the folder, once for each content.
create table files.content (
  digest text collate "C" primary key check (digest ~ '^[0-9a-f]{64}$'),
  sha256 text collate "C" not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size bigint not null check (size > 0),
  media_type text collate "C" not null,
  uses int not null check (uses >= 0),
  scanned_by text collate "C" not null,
  stored_at timestamptz not null
);
create index content_unused on files.content (digest) where uses = 0;

-- Who has it under which name (cipher text: names of files name people); keep_until is null once a matter holds it.
create table files.file (
  id uuid not null default uuidv7() primary key,
  owner_kind text collate "C" not null check (owner_kind in ('PERSON', 'STAFF', 'PROGRAM')),
  owner uuid not null,
  name bytea not null,
  content text collate "C" not null references files.content (digest),
  stored_at timestamptz not null,
  keep_until timestamptz
) partition by range (id);
create table files.file_default partition of files.file default;
create index file_loose_by_owner on files.file (owner) where keep_until is not null;
create index file_loose_by_age on files.file (keep_until) where keep_until is not null;
create index file_by_content on files.file (content);

create table files.binding (
  file uuid not null references files.file (id),
  system text collate "C" not null check (system ~ '^[a-z]+$'),
  number text collate "C" not null,
  bound_at timestamptz not null,
  primary key (file, system, number)
);
create index binding_by_matter on files.binding (system, number);

create table files.upload (
  id uuid primary key default uuidv7(),
  owner_kind text collate "C" not null check (owner_kind in ('PERSON', 'STAFF', 'PROGRAM')),
  owner uuid not null,
  name bytea not null,
  size bigint not null check (size > 0),
  received bigint not null default 0 check (received between 0 and size),
  expires_at timestamptz not null,
  file uuid,
  refused text collate "C"
);
create index upload_by_owner on files.upload (owner);
create index upload_by_expiry on files.upload (expires_at);
