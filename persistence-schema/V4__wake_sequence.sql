-- How far the journal of an entity on the wake list had come. Only an entity that has come as far may go off the list:
-- one that has not works on an old state and doesn't know what it left unresolved.
ALTER TABLE wake_list ADD COLUMN sequence_number bigint NOT NULL DEFAULT 0;
