/**
 * What users are told: one inbox per user with preferences, notices, price alerts and deliveries, as a persistent
 * entity. What feeds it and what delivers for it are the packages below.
 * Imports: sourcing, protocol; Akka only in the entity and its client.
 */
package io.crossbook.notification;
