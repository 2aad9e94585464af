/** The database below everything: the embedded PostgreSQL in the data directory, and the schema. */
package io.crossbook.app.database;
