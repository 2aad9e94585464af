/**
 * The verifier of exports, for people who trust nothing else here: one file that runs by itself, with its own readers
 * of JSON and CBOR and its own arithmetic, written from docs/export.md.
 * Imports: nothing but java.
 */
package io.crossbook.verify;
