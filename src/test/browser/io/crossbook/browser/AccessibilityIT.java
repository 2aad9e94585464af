package io.crossbook.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.crossbook.app.WebUser;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What axe finds on every page, in both themes. */
class AccessibilityIT extends OnSite {
    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private static String market;
    private static String user;

    @BeforeAll
    static void start() throws Exception {
        market = Fixtures.match(site.admin(), "Lions v Bears");
        WebUser maker = site.trader("maker");
        user = maker.get("/users/me").get("userId").asText();
        Fixtures.order(maker, market, "lions", "LAY", "3.00", "50.00");
        Fixtures.order(maker, market, "bears", "BACK", "1.60", "20.00");
    }

    @Test
    void nothingSeriousOnAnyPage() {
        Page guest = chromium.open(site.address());
        check(guest, "/", "/login", "/register", "/m/" + market, "/e/Lions%20v%20Bears", "/help", "/nowhere");
        guest.keyboard().press("Control+k");
        guest.keyboard().type("m");
        found(guest, "the search");
        Page page = chromium.open(site.address());
        Person ann = Person.newcomer(page, "ann", "100.00");
        ann.pick(market, "Back Lions at 3.00");
        found(page, "the market with a bet slip");
        ann.place("Stake", "5");
        ann.press("Position");
        page.locator(".position-table").waitFor();
        found(page, "a position");
        check(
                page,
                "/portfolio",
                "/portfolio/orders",
                "/portfolio/performance",
                "/portfolio/stocks",
                "/wallet",
                "/wallet/ledger",
                "/wallet/documents",
                "/notifications",
                "/notifications/alerts",
                "/notifications/preferences",
                "/account");
        Page staff = chromium.open(site.address());
        Person.known(staff, "admin", Site.PASSWORD);
        check(
                staff,
                "/office",
                "/office/markets",
                "/office/markets/" + market,
                "/office/new",
                "/office/payments",
                "/office/switches",
                "/office/users",
                "/office/users/" + user,
                "/office/log",
                "/office/system");
    }

    @Test
    void whatIsWrongIsFound() {
        Page page = chromium.open(site.address());
        page.setContent("<html lang='en'><title>x</title><img src='x'><input><p style='color:#999'>faint</p></html>");
        assertThat(axe(page).withTags(RULES).analyze().getViolations())
                .extracting(Rule::getId)
                .contains("image-alt", "label", "color-contrast");
    }

    private static void check(Page page, String... paths) {
        for (String path : paths) {
            page.navigate(path);
            assertThat(page.locator("h1").first()).isVisible();
            found(page, path);
        }
    }

    /** In the dark theme everything; the light one differs in its colours only. */
    private static void found(Page page, String where) {
        found(axe(page).withTags(RULES), where);
        show(page, ColorScheme.LIGHT);
        found(axe(page).withRules(List.of("color-contrast")), where + " in the light theme");
        show(page, ColorScheme.DARK);
    }

    private static void found(AxeBuilder axe, String where) {
        assertThat(axe.analyze().getViolations()).as(where).isEmpty();
    }

    /** In one piece: no page has a frame of somebody else, and axe need not open another page to put parts together. */
    private static AxeBuilder axe(Page page) {
        return new AxeBuilder(page).setLegacyMode(true);
    }

    private static void show(Page page, ColorScheme theme) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
        String name = theme.name().toLowerCase(Locale.ROOT);
        assertThat(page.locator("html")).hasAttribute("data-theme", name);
    }
}
