package io.crossbook.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.crossbook.app.WebUser;
import io.crossbook.browser.Chromium.Screen;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ladder, dragging by mouse and finger, one click and keys. */
class TradingByHandIT {
    @TempDir
    static Path folder;

    private static Site site;
    private static Chromium chromium;
    private static WebUser admin;
    private static WebUser maker;

    @BeforeAll
    static void start() throws Exception {
        site = new Site(folder);
        chromium = new Chromium();
        admin = site.admin();
        maker = site.trader("maker");
    }

    @AfterAll
    static void stop() {
        chromium.close();
        site.close();
    }

    @AfterEach
    void noPageComplained() {
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void theLadderDoesNotMoveUnderThePointer() throws Exception {
        String market = Fixtures.match(admin, "Yew v Box");
        Fixtures.order(maker, market, "lions", "LAY", "3.00", "50.00");
        Page page = chromium.open(site.address());
        page.navigate("/m/" + market);
        Locator ladder = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Ladder"));
        Locator first = ladder.locator("tbody tr").first();
        assertThat(ladder.getByText("3.00").first()).isVisible();
        ladder.locator("tbody tr").nth(5).hover();
        String before = first.innerText().strip();
        Fixtures.order(maker, market, "lions", "LAY", "9.00", "50.00");
        assertThat(ladder.getByText(Pattern.compile("Market is \\d+ steps"))).isVisible();
        assertThat(first).containsText(before.substring(0, "3.45".length()));
        ladder.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Centre"))
                .click();
        assertThat(ladder.getByText("9.00").first()).isVisible();
    }

    @Test
    void anOrderIsMovedByAStepAndByDraggingIt() throws Exception {
        String market = Fixtures.match(admin, "Ivy v Fern");
        Fixtures.order(maker, market, "lions", "LAY", "3.00", "50.00");
        Person eve = Person.newcomer(chromium.open(site.address()), "eve-moves", "100.00");
        eve.pick(market, "Back Lions at 3.00").fill("Odds", "3.20");
        assertThat(eve.place("Stake", "10")).containsText("waiting");
        Locator orders = eve.page().getByRole(AriaRole.REGION, Person.named("My orders and position"));
        orders.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("One step higher"))
                .click();
        assertThat(orders).containsText("3.25");
        Locator slip = eve.page().locator(".slip");
        assertThat(slip).containsText("Moved to 3.25. Placed. 10.00 waiting");
        eve.hold(eve.ownAt("3.25")).over("3.40");
        Locator words = eve.page().locator(".ladder-drag");
        assertThat(words).containsText("10.00 to 3.40: would wait there");
        eve.over("3.00");
        assertThat(words).containsText("would be matched at once");
        eve.page().keyboard().press("Escape");
        eve.page().mouse().up();
        assertThat(words).isHidden();
        eve.hold(eve.ownAt("3.25")).over("3.40").over("3.25");
        assertThat(words).containsText("Stays where it is");
        eve.page().mouse().up();
        assertThat(eve.ownAt("3.25")).isVisible();
        eve.hold(eve.ownAt("3.25")).over("3.40").page().mouse().up();
        assertThat(eve.ownAt("3.40")).isVisible();
        assertThat(orders).containsText("3.40");
        assertThat(orders).containsText("Open orders 1");
        assertThat(slip.getByRole(AriaRole.LINK)).hasText("Moved to 3.40");
    }

    @Test
    void anOrderIsMovedByAFinger() throws Exception {
        String market = Fixtures.match(admin, "Moss v Reed");
        Fixtures.order(maker, market, "lions", "LAY", "3.00", "50.00");
        Page phone = chromium.open(site.address(), Screen.PHONE, ColorScheme.LIGHT);
        Person hal = Person.newcomer(phone, "hal-finger", "100.00");
        hal.pick(market, "Back Lions at 3.00").fill("Odds", "3.10");
        assertThat(hal.place("Stake", "10")).containsText("waiting");
        hal.type("Escape");
        assertThat(phone.locator(".slip")).isHidden();
        hal.ownAt("3.10").scrollIntoViewIfNeeded();
        hal.touch(hal.ownAt("3.10")).slide("3.20");
        assertThat(phone.locator(".ladder-drag")).containsText("10.00 to 3.20: would wait there");
        hal.lift();
        assertThat(hal.ownAt("3.20")).isVisible();
        assertThat(hal.ownAt("3.10")).isHidden();
        assertThat(phone.getByText("Moved to 3.20.")).isVisible();
    }

    @Test
    void oneClickPlacesOnceAndUpToItsMaximumAndIsOffWhenTheMarketChangesOrPricesAreNotLive() throws Exception {
        String market = Fixtures.match(admin, "Sage v Mint");
        Fixtures.order(maker, market, "lions", "LAY", "3.00", "50.00");
        Fixtures.order(maker, market, "lions", "BACK", "60.00", "50.00");
        Person fay = Person.newcomer(chromium.open(site.address()), "fay-clicks", "500.00");
        fay.page().navigate("/m/" + market);
        fay.press("One click");
        Locator bar = fay.page().locator(".one-click");
        assertThat(bar).containsText("armed: 2, at risk 100");
        fay.priced("Back Lions at 3.00").dblclick();
        assertThat(fay.header()).containsText("2.00");
        assertThat(fay.page().locator(".slip")).containsText("Pick a price");
        // The click after a double click counts for nothing for a quarter of a second.
        await().pollInSameThread().until(() -> {
            fay.priced("Lay Lions at 60,").click();
            return fay.page().locator(".slip").textContent().contains("Lay Lions");
        });
        assertThat(fay.page().getByText("at risk at most: place this one in the slip"))
                .isVisible();
        assertThat(fay.header()).containsText("2.00");
        admin.send("POST", "/markets/" + market + "/suspend", "{}").expect(200);
        assertThat(bar).containsText("Off. A click fills the slip.");
        admin.send("POST", "/markets/" + market + "/open", "{}").expect(200);
        fay.press("One click");
        assertThat(bar).containsText("armed");
        fay.page().context().setOffline(true);
        assertThat(bar).containsText("Off. A click fills the slip.");
        fay.page().context().setOffline(false);
    }

    @Test
    void aBetIsPlacedChangedAndCancelledByKeysAndTheKeysCanBeOthers() throws Exception {
        String market = Fixtures.match(admin, "Rose v Thorn");
        Fixtures.order(maker, market, "lions", "LAY", "3.00", "50.00");
        Fixtures.order(maker, market, "lions", "BACK", "3.60", "50.00");
        Person gil = Person.newcomer(chromium.open(site.address()), "gil-keys", "100.00");
        Page page = gil.page();
        page.navigate("/m/" + market);
        assertThat(gil.priced("Back Lions at 3.00")).isVisible();
        Locator slip = page.locator(".slip");
        gil.type("r");
        assertThat(page.locator(".grid-wrap [role=status]"))
                .containsText("Lions: Back 3.00 with 50.00; Lay 3.60 with 50.00; no trade yet. Bears: no Back price");
        gil.type("b");
        assertThat(slip).containsText("Back Lions");
        gil.type("3", "+", "+");
        assertThat(slip.getByLabel("Odds", new Locator.GetByLabelOptions().setExact(true)))
                .hasValue("3.10");
        assertThat(slip.getByLabel("Stake", new Locator.GetByLabelOptions().setExact(true)))
                .hasValue("10");
        gil.type("Enter");
        assertThat(gil.ownAt("3.10")).isVisible();
        gil.type("Shift+Delete");
        assertThat(gil.ownAt("3.10")).isHidden();
        gil.type("b");
        assertThat(slip).containsText("Back Lions");
        gil.type("Escape");
        assertThat(slip).containsText("Pick a price");
        page.navigate("/account");
        gil.press("Change the key: Cash out (asks before it does)").type("b");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("already does this: Best price to back");
        gil.press("Use it here instead");
        page.navigate("/m/" + market);
        assertThat(gil.priced("Back Lions at 3.00")).isVisible();
        gil.type("b");
        assertThat(slip).containsText("Pick a price");
        gil.type("y");
        assertThat(slip).containsText("Back Lions");
        gil.type("1", "Enter");
        assertThat(slip).containsText("2.00 matched");
        gil.press("Position");
        assertThat(gil.priced("Cash out [+-\u2212]")).isEnabled();
        gil.type("b");
        assertThat(page.getByRole(AriaRole.DIALOG, Person.named("Cash out"))).isVisible();
        gil.type("Escape", "?");
        assertThat(page.getByRole(AriaRole.DIALOG, Person.named("Keys")))
                .containsText("Cash out (asks before it does)B");
    }
}
