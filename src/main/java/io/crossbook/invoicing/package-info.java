/**
 * Makes documents of what happened: an invoice for the commission of each settlement, a credit note where a settlement
 * was corrected, and statements of months. Reads committed events and views, hands drafts to the series that number
 * them, and tells users.
 * Imports: wallet events, market definitions, readside, the clients of documents and inboxes, Akka Projections.
 */
package io.crossbook.invoicing;
