-- The trail is read by object or by operation, newest first; one order of columns serves counting by both as well.
drop index foundation.audit_entry_by_object;
create index audit_entry_by_object on foundation.audit_entry (object, operation, id);
create index audit_entry_by_operation on foundation.audit_entry (operation, id);
