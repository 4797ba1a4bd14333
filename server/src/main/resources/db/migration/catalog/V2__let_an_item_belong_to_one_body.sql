-- An item is carried out by every body with its duty on its levels, or by one body only (imported implementation lists).
-- A handling item 业务办理项 has two characters more than its item.
alter table catalog.item
  drop constraint item_code_check,
  add constraint item_code_check check (code ~ '^[0-9]{2}[0-9A-Z]{10}([0-9A-Z]{2})?$'),
  add column one_body boolean not null default false,
  add column organisation text collate "C",
  add column suspended_reason text;
create index item_by_words on catalog.item using gin (name gin_trgm_ops);
create index item_by_origin on catalog.item (origin, code);

-- Overrides are edited here and frozen by the next snapshot.
alter table catalog.implementation
  add column changed_at timestamptz,
  add column unpublished boolean not null default false;
