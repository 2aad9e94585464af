/**
 * Invoices, credit notes and monthly statements: what is in them, and the series that give them their numbers, each a
 * persistent entity. A document never changes once it has a number; how it looks is the package below.
 * Imports: domain, sourcing; Akka only in the entity and its client.
 */
package io.crossbook.documents;
