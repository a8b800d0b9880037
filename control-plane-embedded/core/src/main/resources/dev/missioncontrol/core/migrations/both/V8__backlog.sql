create table project (
    name varchar(100) primary key,
    title varchar(2048) not null,
    text varchar not null,
    state varchar(16) not null,
    repository varchar(201),
    created_at bigint not null,
    changed_at bigint not null
);

create table epic (
    id varchar(26) primary key,
    project varchar(100) not null,
    title varchar(2048) not null,
    text varchar not null,
    state varchar(16) not null,
    created_at bigint not null,
    changed_at bigint not null
);
create index epic_project on epic (project, id);

create table issue (
    id varchar(26) primary key,
    project varchar(100) not null,
    number bigint not null,
    title varchar(2048) not null,
    text varchar not null,
    epic varchar(26),
    state varchar(16) not null,
    labels varchar not null,
    depends_on varchar not null,
    author varchar(256) not null,
    created_at bigint not null,
    changed_at bigint not null
);
create unique index issue_number on issue (project, number);
create index issue_epic on issue (epic, id);
create index issue_state on issue (state, id);

-- An issue shows the items that refer to it.
create index item_issue on item (issue_ref, id);
