package io.crossbook.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A browser without a window; it remembers what its pages complained about. */
final class Chromium implements AutoCloseable {
    /** Kinds of screens. */
    enum Screen {
        DESKTOP(1440, 900),
        PHONE(390, 844);

        private final int width;
        private final int height;

        Screen(int width, int height) {
            this.width = width;
            this.height = height;
        }
    }

    private static final Path PROGRAM = Path.of("/usr/bin/chromium");
    private static final double PATIENCE_MS = 30_000;

    private final Playwright playwright =
            Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser = playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(PROGRAM)
                    .setArgs(List.of("--no-sandbox", "--disable-dev-shm-usage")));
    private final List<String> complaints = new ArrayList<>();

    Chromium() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
    }

    /** A page of a person who has never been here. */
    Page open(String site, Screen screen, ColorScheme theme) {
        BrowserContext person = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(site)
                .setViewportSize(screen.width, screen.height)
                .setHasTouch(screen == Screen.PHONE)
                .setColorScheme(theme)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setLocale("en-GB"));
        person.setDefaultTimeout(PATIENCE_MS);
        Page page = person.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !isAnswer(message.text())) {
                complaints.add(message.text() + " " + message.location());
            }
        });
        page.onPageError(complaints::add);
        return page;
    }

    Page open(String site) {
        return open(site, Screen.DESKTOP, ColorScheme.DARK);
    }

    /** Errors in the console and scripts that failed, of all pages so far. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** A refusal of the API is an answer, and a server that is down is what a test is about. */
    private static boolean isAnswer(String text) {
        return text.startsWith("Failed to load resource") || text.contains("WebSocket connection to");
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
