package io.crossbook.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.crossbook.app.WebUser;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The exchange dies or falls silent under an open page. */
class ReconnectIT extends OnSite {
    private static final double LONG_MS = 90_000;

    private static WebUser maker;
    private static String market;

    @BeforeAll
    static void start() throws Exception {
        market = Fixtures.match(site.admin(), "Lions v Bears");
        maker = site.trader("maker");
        Fixtures.order(maker, market, "lions", "LAY", "3.00", "50.00");
    }

    @Test
    void afterKillMinusNineWithAnOrderUnderWayThePageShowsTheTruthWithoutReload() throws Exception {
        Page page = chromium.open(site.address());
        Person ann = Person.newcomer(page, "ann-reconnect", "100.00");
        ann.pick(market, "Back Lions at 3.00");
        page.evaluate("window.stillTheSamePage = true");
        // The request leaves the browser; the server dies before it has answered.
        page.onRequest(request -> {
            if (request.method().equals("POST") && request.url().endsWith("/v1/orders")) {
                site.killNow();
            }
        });
        ann.place("Stake", "10");
        Locator pill = page.locator(".status-pill");
        assertThat(pill).hasText(Pattern.compile("Reconnecting|Prices .* old|Offline"), patiently());
        site.startAgain();
        assertThat(pill).hasText("Live", patiently());
        Locator slip = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Bet slip"));
        assertThat(slip)
                .containsText(
                        Pattern.compile("10\\.00 matched|It was not placed"),
                        new LocatorAssertions.ContainsTextOptions().setTimeout(LONG_MS));
        boolean placed = slip.innerText().contains("matched");
        assertThat(ann.header()).containsText(placed ? "10.00" : "0.00");
        assertThat(page.evaluate("window.stillTheSamePage")).isEqualTo(true);
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void whileTheServerIsSilentPricesAreOldAndNothingCanBePlaced() throws Exception {
        Page page = chromium.open(site.address());
        Person ben = Person.newcomer(page, "ben-stale", "100.00");
        ben.pick(market, "Back Lions at 3.00").fill("Stake", "5");
        Locator place = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Place bet"));
        assertThat(place).isEnabled();
        site.pause();
        try {
            assertThat(page.locator(".status-pill"))
                    .hasText(Pattern.compile("Prices .* old|Reconnecting.*"), patiently());
            assertThat(place).isDisabled();
        } finally {
            site.resume();
        }
        assertThat(page.locator(".status-pill")).hasText("Live", patiently());
        assertThat(place).isEnabled();
    }

    private static LocatorAssertions.HasTextOptions patiently() {
        return new LocatorAssertions.HasTextOptions().setTimeout(LONG_MS);
    }
}
