CREATE TABLE event (
    sequence bigserial PRIMARY KEY,
    id text NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
    user_id bigint NOT NULL,
    item_id integer NOT NULL,
    kind smallint NOT NULL,
    value real NOT NULL,
    at timestamptz NOT NULL
);
CREATE INDEX event_user ON event (user_id, sequence);

CREATE TABLE person (
    id bigint PRIMARY KEY,
    attributes jsonb NOT NULL,
    changed timestamptz NOT NULL DEFAULT now()
);

-- Users who asked to be forgotten: models trained before know them still, and other nodes have to be told.
CREATE TABLE forgotten (
    sequence bigserial PRIMARY KEY,
    user_id bigint NOT NULL UNIQUE,
    at timestamptz NOT NULL DEFAULT now()
);

CREATE SEQUENCE item_revision;
CREATE TABLE item (
    id integer PRIMARY KEY,
    category integer NOT NULL,
    brand integer NOT NULL,
    price real NOT NULL,
    available boolean NOT NULL,
    removed boolean NOT NULL DEFAULT false,
    revision bigint NOT NULL
);
CREATE INDEX item_revision_index ON item (revision);

CREATE TABLE api_key (
    hash bytea PRIMARY KEY,
    name text NOT NULL,
    scopes text[] NOT NULL,
    created timestamptz NOT NULL DEFAULT now()
);
