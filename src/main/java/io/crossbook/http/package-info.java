/**
 * The JSON API: routes, requests and responses, and the one table of problems.
 * Imports: entity clients, sagas, protocol, domain, auth, config.
 */
package io.crossbook.http;
