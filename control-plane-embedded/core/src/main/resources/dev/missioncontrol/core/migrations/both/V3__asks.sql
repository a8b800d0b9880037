-- What an item waits for, what was added to it on its way, and the queue as an index. Then: asks.

alter table item add column held_since bigint;
alter table item add column offer varchar;
alter table item add column reserved boolean default false not null;
alter table item add column schedule varchar;
alter table item add column trail varchar;
alter table item add column claimable boolean default false not null;
alter table item add column queue_rank int default 2 not null;
alter table item add column next_at bigint;

update item set held_since = (
    select max(e.at_millis) from event e
    where e.subject = concat('item:', item.id) and e.type in ('item.claimed', 'item.acked'))
where state in ('ACKED', 'WORKING');

update item set queue_rank = case
    when labels like '%"later"%' then 3
    when labels like '%"sev-1"%' or labels like '%"sev-2"%' then 0
    when labels like '%"deploy"%' or labels like '%"handoff"%' then 1
    else 2 end;

update item set next_at = not_before where state = 'PENDING';

update item set claimable = true
where state = 'PENDING' and runnable and not_before is null
    and labels not like '%"parked"%' and labels not like '%"needs-approval"%'
    and labels not like '%"blocked"%' and labels not like '%"in-review"%';

update item set offered_to = null where not_before is not null;

drop index item_queue;
create index item_queue on item (state, claimable, queue_rank, id);
create index item_next on item (next_at);

create table ask (
    id varchar(26) primary key,
    kind varchar(16) not null,
    need varchar(2048) not null,
    context varchar not null,
    options varchar not null,
    author varchar(256) not null,
    agent varchar(200),
    item varchar(26),
    holding boolean not null,
    deadline bigint,
    default_answer varchar,
    dedupe_key varchar(200),
    state varchar(16) not null,
    times int not null,
    escalated boolean not null,
    snoozed_until bigint,
    reply varchar,
    replied_by varchar(256),
    reason varchar,
    next_at bigint,
    created_at bigint not null,
    changed_at bigint not null
);
create index ask_state on ask (state, id);
create index ask_item on ask (item, state);
create index ask_key on ask (dedupe_key, state);
create index ask_next on ask (next_at);
