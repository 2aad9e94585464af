/**
 * The read side: views (rows in the schema {@code read}) made from committed events, and nothing else. A group of views
 * follows one kind of entity. May import event types, {@code domain}, {@code protocol} and {@code sourcing}; never an
 * entity's shell or client.
 */
package io.crossbook.readside;
