-- Invoices, credit notes and statements as they were issued: a view like the others in this schema (V6__read_side.sql).
CREATE TABLE read.documents (
  number     TEXT COLLATE "C" NOT NULL,
  user_id    TEXT COLLATE "C" NOT NULL,
  kind       TEXT     NOT NULL,
  month      TEXT     NOT NULL, -- to which it belongs (UTC), like 2026-07
  subject    TEXT COLLATE "C" NOT NULL, -- what it is about, different for each document of a user and kind
  issued_at  BIGINT   NOT NULL, -- microseconds since 1970
  seq        BIGINT   NOT NULL, -- of the event of its series
  issued     TEXT     NOT NULL, -- IssuedDocument as JSON
  PRIMARY KEY (number)
);
CREATE UNIQUE INDEX documents_by_subject ON read.documents (user_id, kind, subject);
CREATE INDEX documents_by_time ON read.documents (user_id, issued_at, number);
