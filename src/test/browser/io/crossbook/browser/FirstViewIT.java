package io.crossbook.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What somebody sees who comes for the first time. */
class FirstViewIT extends OnSite {
    @Test
    void somebodyNewMakesAnAccountAndIsLoggedIn() {
        Page page = chromium.open(site.address());
        List<String> loaded = new CopyOnWriteArrayList<>();
        page.onRequest(request -> loaded.add(request.url()));
        page.navigate("/");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Sign up"))
                .click();
        page.getByLabel("Username").fill("newcomer");
        page.getByLabel("Password").fill("a sentence that is easy to keep");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Create the account"))
                .click();
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("newcomer")))
                .isVisible();
        assertThat(loaded)
                .as("scripts of the office")
                .anyMatch(url -> url.contains("/assets/main-"))
                .noneMatch(url -> url.contains("/assets/Office-"));
        page.navigate("/office");
        assertThat(page.getByText("These pages are for the staff")).isVisible();
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void anOfficeWhoseScriptIsGoneOffersTheNewestVersion() {
        Page page = chromium.open(site.address());
        Person.known(page, "admin", Site.PASSWORD);
        page.route("**/assets/Office-*.js", route -> route.fulfill(new Route.FulfillOptions().setStatus(404)));
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Office").setExact(true))
                .click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("This page could not be loaded");
        page.unroute("**/assets/Office-*.js");
        button(page, "Load the newest version").click();
        assertThat(page.locator("h1")).hasText("Dashboard");
    }

    @Test
    void theSearchLeadsToAMarketAndItsEventByKeyboardAlone() throws Exception {
        Fixtures.match(site.admin(), "Gulls v Terns");
        Page page = chromium.open(site.address());
        page.navigate("/help");
        assertThat(page.locator("h1")).isVisible();
        page.keyboard().press("/");
        Locator search = page.getByRole(AriaRole.COMBOBOX);
        assertThat(search).isFocused();
        page.keyboard().type("terns gu");
        Locator found = page.getByRole(AriaRole.OPTION);
        assertThat(found).hasCount(2);
        assertThat(found.first()).hasAttribute("aria-selected", "true");
        page.keyboard().press("ArrowDown");
        assertThat(search).hasAttribute("aria-activedescendant", found.nth(1).getAttribute("id"));
        page.keyboard().press("Enter");
        assertThat(page).hasURL(site.address() + "/e/Gulls%20v%20Terns");
        assertThat(page.locator("h1")).hasText("Gulls v Terns");
        page.locator("h1").press("Control+k");
        assertThat(search).isFocused();
        page.keyboard().type("light col");
        page.keyboard().press("Enter");
        assertThat(page.locator("html")).hasAttribute("data-theme", "light");
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void whatTheListShowsStandsInItsAddressAndFavouritesAreWatched() throws Exception {
        Fixtures.match(site.admin(), "Owls v Larks");
        Page page = chromium.open(site.address());
        page.navigate("/?q=larks");
        Locator rows = page.getByRole(AriaRole.ARTICLE);
        assertThat(rows).hasCount(1);
        button(page, "Favourite: Owls v Larks").click();
        assertThat(page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Watch list")))
                .containsText("Owls v Larks");
        button(page, "In-play").click();
        assertThat(page.getByText("Nothing is in-play")).isVisible();
        assertThat(page).hasURL(site.address() + "/?inPlay=true&q=larks");
        page.goBack();
        assertThat(rows).hasCount(1);
        Locator tree = page.getByRole(AriaRole.TREE);
        tree.getByRole(AriaRole.TREEITEM, new Locator.GetByRoleOptions().setName("Owls v Larks"))
                .focus();
        page.keyboard().press("ArrowRight");
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(site.address() + "/e/Owls%20v%20Larks");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    @Test
    void anAddressThatDoesNotExistSaysSo() {
        Page page = chromium.open(site.address());
        page.navigate("/nowhere/at/all");
        assertThat(page.getByText("There is no such page")).isVisible();
    }
}
