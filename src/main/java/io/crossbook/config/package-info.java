/** Settings as records, read once from the configuration at start. May import nothing of Crossbook. */
package io.crossbook.config;
