package io.crossbook.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody sees who comes for the first time. */
class FirstViewIT {
    @TempDir
    static Path folder;

    private static Site site;
    private static Chromium chromium;

    @BeforeAll
    static void start() throws Exception {
        site = new Site(folder);
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        site.close();
    }

    @Test
    void somebodyNewMakesAnAccountAndIsLoggedIn() {
        Page page = chromium.open(site.address());
        page.navigate("/");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Sign up"))
                .click();
        page.getByLabel("Username").fill("newcomer");
        page.getByLabel("Password").fill("a sentence that is easy to keep");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Create the account"))
                .click();
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("newcomer")))
                .isVisible();
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void anAddressThatDoesNotExistSaysSo() {
        Page page = chromium.open(site.address());
        page.navigate("/nowhere/at/all");
        assertThat(page.getByText("There is no such page")).isVisible();
    }
}
