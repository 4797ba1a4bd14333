-- Which keys this database belongs to, so that a start with a lost keys folder is refused instead of making new ones.
create table foundation.key_mark (
  one boolean primary key default true check (one),
  index_key_digest text not null check (index_key_digest ~ '^[0-9a-f]{64}$')
);
