package io.crossbook.bench;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How the web UI is measured.
 *
 * @param browser the program of a Chromium
 * @param users who change the market's prices
 * @param rate changes of the market's book a second
 * @param window how long the market page is watched
 * @param views how often the list is opened with nothing in the browser's cache
 */
public record WebSettings(Path browser, int users, int rate, Duration window, int views, long seed) {}
