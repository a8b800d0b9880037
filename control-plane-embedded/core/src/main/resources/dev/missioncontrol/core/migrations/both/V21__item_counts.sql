-- How many items there are: of all agents together (agent '') by state, and of each agent the pending ones.
create table if not exists item_count (
    agent varchar(200) not null,
    state varchar(20) not null,
    items bigint not null,
    primary key (agent, state)
);

delete from item_count;
insert into item_count (agent, state, items) select '', state, count(*) from item group by state;
insert into item_count (agent, state, items)
    select agent, state, count(*) from item where state = 'PENDING' group by agent, state;
