-- Positions begin at 1: what lay before the first one, no reader would look at.
alter table event add constraint event_position check (era >= 1 and sequence >= 1);
