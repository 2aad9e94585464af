/**
 * What every event-sourced entity shares: decisions, the bounded ingress with group commit, ids and stored form.
 * Imports: Akka and Jackson, nothing else of ours.
 */
package io.crossbook.sourcing;
