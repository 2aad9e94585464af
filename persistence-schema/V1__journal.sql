-- The journal: every change of money or state, for ever. Rows are only ever inserted.
--
-- Tables and columns are those of akka-persistence-jdbc, with two differences. The tag is a column, because each event
-- has at most one; and rows get in through append_journal only, so that a row is visible in the order of its "ordering".

CREATE TABLE event_journal (
  ordering            BIGSERIAL                 NOT NULL,
  persistence_id      VARCHAR(255) COLLATE "C"  NOT NULL,
  sequence_number     BIGINT                    NOT NULL,
  deleted             BOOLEAN DEFAULT FALSE     NOT NULL,
  writer              VARCHAR(255)              NOT NULL,
  write_timestamp     BIGINT                    NOT NULL, -- milliseconds since 1970
  adapter_manifest    VARCHAR(255)              NOT NULL,
  event_ser_id        INTEGER                   NOT NULL,
  event_ser_manifest  VARCHAR(255)              NOT NULL,
  event_payload       BYTEA                     NOT NULL,
  meta_ser_id         INTEGER,
  meta_ser_manifest   VARCHAR(255),
  meta_payload        BYTEA,
  tag                 VARCHAR(255) COLLATE "C",
  -- The only fence against two writers of one entity: the second one's event does not fit.
  PRIMARY KEY (persistence_id, sequence_number)
);

CREATE UNIQUE INDEX event_journal_ordering ON event_journal (ordering);
CREATE INDEX event_journal_tag ON event_journal (tag, ordering) WHERE tag IS NOT NULL;

-- Appends one batch in one transaction. The lock is taken before "ordering" values are drawn and released after the
-- commit is visible, so a reader that has seen n has seen everything below n that will ever exist.
CREATE FUNCTION append_journal(
  persistence_ids   TEXT[],
  sequence_numbers  BIGINT[],
  writers           TEXT[],
  write_timestamps  BIGINT[],
  adapter_manifests TEXT[],
  ser_ids           INTEGER[],
  ser_manifests     TEXT[],
  payloads          BYTEA[],
  tags              TEXT[]
) RETURNS VOID LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(7241906335120401);
  INSERT INTO event_journal (persistence_id, sequence_number, writer, write_timestamp, adapter_manifest,
                             event_ser_id, event_ser_manifest, event_payload, tag)
  SELECT * FROM unnest(persistence_ids, sequence_numbers, writers, write_timestamps, adapter_manifests,
                       ser_ids, ser_manifests, payloads, tags);
END
$$;

-- What has happened stays: no statement may change or remove a row, whoever sends it.
CREATE FUNCTION refuse_change() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END
$$;

CREATE TRIGGER event_journal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON event_journal
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE snapshot (
  persistence_id         VARCHAR(255) COLLATE "C"  NOT NULL,
  sequence_number        BIGINT                    NOT NULL,
  created                BIGINT                    NOT NULL, -- milliseconds since 1970
  snapshot_ser_id        INTEGER                   NOT NULL,
  snapshot_ser_manifest  VARCHAR(255)              NOT NULL,
  snapshot_payload       BYTEA                     NOT NULL,
  meta_ser_id            INTEGER,
  meta_ser_manifest      VARCHAR(255),
  meta_payload           BYTEA,
  PRIMARY KEY (persistence_id, sequence_number)
);

-- How far each projection has read; written in the same transaction as the rows it made.
CREATE TABLE akka_projection_offset_store (
  projection_name  VARCHAR(255)  NOT NULL,
  projection_key   VARCHAR(255)  NOT NULL,
  current_offset   VARCHAR(255)  NOT NULL,
  manifest         VARCHAR(4)    NOT NULL,
  mergeable        BOOLEAN       NOT NULL,
  last_updated     BIGINT        NOT NULL, -- milliseconds since 1970
  PRIMARY KEY (projection_name, projection_key)
);

CREATE TABLE akka_projection_management (
  projection_name  VARCHAR(255)  NOT NULL,
  projection_key   VARCHAR(255)  NOT NULL,
  paused           BOOLEAN       NOT NULL,
  last_updated     BIGINT        NOT NULL, -- milliseconds since 1970
  PRIMARY KEY (projection_name, projection_key)
);
