create schema identity;

create table identity.account (
  id uuid primary key,
  kind text not null check (kind in ('PERSON', 'STAFF')),
  login text not null,
  subject uuid not null,
  password text,
  failures int not null default 0,
  first_failure_at timestamptz,
  locked_until timestamptz,
  unique (kind, login)
);
create unique index account_by_subject on identity.account (kind, subject);

create table identity.sms_code (
  mobile_index bytea primary key,
  code_digest text not null,
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  tries int not null default 0,
  sent_today int not null default 1,
  sent_on date not null
);

-- What the demo's SMS simulator would have sent; empty outside of the demo.
create table identity.simulated_sms (
  id bigint generated always as identity primary key,
  mobile_tail text not null,
  text text not null,
  sent_at timestamptz not null
);
