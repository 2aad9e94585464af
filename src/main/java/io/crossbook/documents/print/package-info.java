/**
 * How documents look: one page for browser, printer and PDF. What others wrote in it is text and nothing else, and
 * nothing outside of it is ever fetched.
 * Imports: documents, domain.money, openhtmltopdf.
 */
package io.crossbook.documents.print;
