/**
 * Reads committed events and tells inboxes what concerns their users. Each feed reads at least once; the inboxes
 * recognise what they know, so nobody is told twice.
 * Imports: events and plain values of the entities, the inboxes' client, Akka Projections.
 */
package io.crossbook.notification.feed;
