/** The web UI in a real browser, against the program as people run it. */
package io.crossbook.browser;
