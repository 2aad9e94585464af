package io.crossbook.browser;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Tests with an exchange and a browser of their own, from the first to the last. */
abstract class OnSite {
    @TempDir
    static Path folder;

    static Site site;
    static Chromium chromium;

    @BeforeAll
    static void openSite() throws Exception {
        site = new Site(folder);
        chromium = new Chromium();
    }

    @AfterAll
    static void closeSite() {
        chromium.close();
        site.close();
    }
}
