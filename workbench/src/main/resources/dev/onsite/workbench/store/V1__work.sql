-- Times are milliseconds since 1970 (UTC).

CREATE TABLE submission (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    problem  TEXT    NOT NULL,
    language TEXT    NOT NULL,
    source   TEXT    NOT NULL,
    samples  INTEGER NOT NULL,          -- 1: only the sample cases were run
    state    TEXT    NOT NULL CHECK (state IN ('pending', 'judged', 'interrupted')),
    owner    TEXT    NOT NULL,          -- the process that judges it: see Owner
    created  INTEGER NOT NULL,
    finished INTEGER,
    verdict  TEXT,
    message  TEXT,
    report   TEXT                       -- the whole report as JSON
) STRICT;
CREATE INDEX submission_by_problem ON submission (problem, id);

CREATE TABLE draft (
    problem  TEXT    NOT NULL,
    language TEXT    NOT NULL,
    source   TEXT    NOT NULL,
    saved    INTEGER NOT NULL,
    PRIMARY KEY (problem, language)
) STRICT, WITHOUT ROWID;

CREATE TABLE progress (
    problem           TEXT    NOT NULL PRIMARY KEY,
    notes             TEXT    NOT NULL DEFAULT '',
    hints_shown       INTEGER NOT NULL DEFAULT 0,
    solution_revealed INTEGER,          -- when it was asked for before a pass
    timer_ms          INTEGER NOT NULL DEFAULT 0,
    timer_started     INTEGER           -- null: the timer stands still
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
    name  TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
