-- Of each entity the last two snapshots are enough: events stay for ever, so even none would lose nothing but time.
CREATE FUNCTION forget_old_snapshots() RETURNS TRIGGER LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM snapshot WHERE persistence_id = NEW.persistence_id AND sequence_number < (
    SELECT max(sequence_number) FROM snapshot
    WHERE persistence_id = NEW.persistence_id AND sequence_number < NEW.sequence_number);
  RETURN NULL;
END
$$;

CREATE TRIGGER snapshot_inserted AFTER INSERT ON snapshot FOR EACH ROW EXECUTE FUNCTION forget_old_snapshots();
