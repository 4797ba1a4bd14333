-- Tries are counted for whoever is named, known or not, so that a lock tells nobody which accounts exist.
create table identity.sign_in_try (
  login_index bytea primary key,
  tries int not null,
  since timestamptz not null,
  locked_until timestamptz
);
create index sign_in_try_by_age on identity.sign_in_try (since);

alter table identity.account drop column failures, drop column first_failure_at, drop column locked_until;

-- What a member of staff types once to choose a password; made by the system administrator, kept as a digest.
create table identity.activation (
  member uuid primary key,
  code_digest text not null check (code_digest ~ '^[0-9a-f]{64}$'),
  made_by uuid not null,
  expires_at timestamptz not null
);
