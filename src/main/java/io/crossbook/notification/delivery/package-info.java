/**
 * Takes notices out of the house: by SMTP, and by signed calls of users' webhooks that never reach an address inside.
 * What could not be delivered is told to the inbox, which tries again.
 */
package io.crossbook.notification.delivery;
