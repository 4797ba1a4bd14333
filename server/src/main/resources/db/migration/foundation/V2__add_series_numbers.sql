-- Numbers given out in series that several modules share; drawn at random, taken by this key.
create table foundation.series_number (
  series text collate "C" not null,
  number text collate "C" not null check (number ~ '^[1-9][0-9]{8,12}$'),
  primary key (series, number)
);
