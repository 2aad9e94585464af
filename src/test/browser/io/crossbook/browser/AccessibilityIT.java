package io.crossbook.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.crossbook.app.WebUser;
import io.crossbook.browser.Chromium.Screen;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

    @ParameterizedTest
    @EnumSource(names = {"DARK", "LIGHT"})
    void nothingSeriousOnAnyPage(ColorScheme theme) {
        Page guest = chromium.open(site.address(), Screen.DESKTOP, theme);
        check(guest, "/", "/login", "/register", "/m/" + market, "/e/Lions%20v%20Bears", "/help", "/nowhere");
        guest.keyboard().press("Control+k");
        guest.keyboard().type("m");
        found(guest, "the search");
        Page page = chromium.open(site.address(), Screen.DESKTOP, theme);
        Person ann = Person.newcomer(page, "ann-" + theme.name().toLowerCase(java.util.Locale.ROOT), "100.00");
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
        Page staff = chromium.open(site.address(), Screen.DESKTOP, theme);
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
        assertThat(new AxeBuilder(page).withTags(RULES).analyze().getViolations())
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

    private static void found(Page page, String where) {
        assertThat(new AxeBuilder(page).withTags(RULES).analyze().getViolations())
                .as(where)
                .isEmpty();
    }
}
