-- A poll reads what can be worked on in the order of the queue, and then what a label holds.
update item set queue_rank = queue_rank + 4
where queue_rank < 4 and (labels like '%"parked"%' or labels like '%"needs-approval"%'
    or labels like '%"blocked"%' or labels like '%"in-review"%');
drop index if exists item_offered;
create index if not exists item_offered on item (offered_to, queue_rank, id);
