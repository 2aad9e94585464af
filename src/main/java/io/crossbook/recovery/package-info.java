/**
 * Exports of the journal to a hash-chained file, restoring one into an empty database, and looking at entities as they
 * were. The format is described in docs/export.md; io.crossbook.verify checks it without anything from here.
 * Imports: sourcing, the audit, the entities' specifications; JDBC and Jackson.
 */
package io.crossbook.recovery;
