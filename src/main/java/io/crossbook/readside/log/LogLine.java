package io.crossbook.readside.log;

/**
 * What one event says in the log; every part but the action may be null.
 *
 * @param actor who did it: a user's id, a source's name or "schedule"
 * @param userId whom it concerns
 * @param detail what the action's name leaves open
 * @param reason in the words of the actor
 */
record LogLine(String action, String actor, String marketId, String userId, String detail, String reason) {}
