-- The version of a row: the sequence of its last event, and a trillion more for each era after the first.
alter table item add column if not exists version bigint not null default 0;
alter table ask add column if not exists version bigint not null default 0;
alter table project add column if not exists version bigint not null default 0;
alter table epic add column if not exists version bigint not null default 0;
alter table issue add column if not exists version bigint not null default 0;

update item set version = coalesce((select max((e.era - 1) * 1000000000000 + e.sequence)
    from event e where e.subject = 'item:' || item.id), 0);
update ask set version = coalesce((select max((e.era - 1) * 1000000000000 + e.sequence)
    from event e where e.subject = 'ask:' || ask.id), 0);
update project set version = coalesce((select max((e.era - 1) * 1000000000000 + e.sequence)
    from event e where e.subject = 'project:' || project.name), 0);
update epic set version = coalesce((select max((e.era - 1) * 1000000000000 + e.sequence)
    from event e where e.subject = 'epic:' || epic.id), 0);
update issue set version = coalesce((select max((e.era - 1) * 1000000000000 + e.sequence)
    from event e where e.subject = 'issue:' || issue.id), 0);
