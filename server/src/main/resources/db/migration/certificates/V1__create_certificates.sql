create schema certificates;

-- The software device: private keys under the key of the keys folder (SM4-GCM). Empty where a cipher machine holds them.
create table certificates.device_key (
  label text primary key,
  wrapped bytea not null,
  made_at timestamptz not null
);

create table certificates.authority (
  name text primary key check (name in ('root', 'issuing')),
  encoded bytea not null,
  made_at timestamptz not null
);

create table certificates.certificate (
  serial text primary key check (serial ~ '^[0-9a-f]+$'),
  label text not null,
  encoded bytea not null,
  not_before timestamptz not null,
  not_after timestamptz not null,
  revoked_at timestamptz,
  reason text check (reason in ('KEY_COMPROMISE', 'CESSATION_OF_OPERATION', 'SUPERSEDED', 'CERTIFICATE_HOLD')),
  check ((revoked_at is null) = (reason is null)),
  check (not_before < not_after)
);
create index certificate_revoked on certificates.certificate (not_after) where revoked_at is not null;
