/** The view of documents that were issued, and the queries on it. */
package io.crossbook.readside.document;
