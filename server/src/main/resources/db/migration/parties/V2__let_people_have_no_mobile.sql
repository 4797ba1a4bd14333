-- People without a phone are served at a window; nobody is refused for lacking one.
alter table parties.person alter column mobile drop not null;
alter table parties.person alter column mobile_index drop not null;
alter table parties.person add constraint person_mobile_whole check ((mobile is null) = (mobile_index is null));
