/**
 * The way of events into and out of PostgreSQL: many entities' writes in one round trip, commits in the order of their
 * numbers. May import the persistence plugin, Akka and JDBC.
 */
package io.crossbook.sourcing.journal;
