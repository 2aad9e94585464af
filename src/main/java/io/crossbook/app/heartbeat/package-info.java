/**
 * What nodes tell each other through the database, so that two clusters on it are avoided or at least seen. Imports:
 * Akka Cluster, JDBC.
 */
package io.crossbook.app.heartbeat;
