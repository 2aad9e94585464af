package io.crossbook.chaos;

import io.crossbook.history.Operation;

/** A promise that was not kept: of which kind, of what that was asked for, and what shows it. */
public record Breach(Kind kind, Operation.Kind of, String text) {
    /** What was promised. */
    public enum Kind {
        ACKNOWLEDGED_BUT_LOST("I10", "acknowledged but not in the journal"),
        REFUSED_BUT_DONE("I10", "refused but in the journal"),
        OUTCOME_CHANGED("I11", "another answer for the same request"),
        OTHER_TERMS_TAKEN("I11", "other terms taken under a used id"),
        NEVER_ASKED("I12", "in the journal but nobody asked for it");

        private final String code;
        private final String text;

        Kind(String code, String text) {
            this.code = code;
            this.text = text;
        }

        /** The invariant's number and the promise in words. */
        public String text() {
            return code + " " + text;
        }
    }

    @Override
    public String toString() {
        return kind.text() + ": " + text;
    }
}
