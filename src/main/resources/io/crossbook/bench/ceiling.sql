-- The journal's table again, with all its indexes and a sequence of its own. append_journal finds it by search_path.
CREATE TABLE event_journal (LIKE public.event_journal INCLUDING ALL);
CREATE SEQUENCE event_journal_ordering_numbers OWNED BY event_journal.ordering;
ALTER TABLE event_journal ALTER COLUMN ordering SET DEFAULT nextval('event_journal_ordering_numbers');
