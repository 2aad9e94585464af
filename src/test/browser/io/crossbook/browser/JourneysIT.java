package io.crossbook.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.crossbook.app.WebUser;
import io.crossbook.browser.Chromium.Screen;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From registering to a settled bet, in each kind of market. */
class JourneysIT extends OnSite {
    private static WebUser admin;
    private static WebUser maker;

    @BeforeAll
    static void start() throws Exception {
        admin = site.admin();
        maker = site.trader("maker");
    }

    @AfterEach
    void noPageComplained() {
        assertThat(chromium.complaints()).isEmpty();
    }

    @Test
    void aBackedWinnerIsPaidAndTheWalletShowsIt() throws Exception {
        String market = Fixtures.market(
                admin,
                "ODDS",
                "'name':'Match odds','event':{'name':'Lions v Bears'},'commissionPercent':'5','approvals':1,"
                        + "'selections':[{'id':'lions','name':'Lions'},{'id':'bears','name':'Bears'}]");
        Fixtures.order(maker, market, "lions", "LAY", "3.00", "50.00");
        Person ann = Person.newcomer(chromium.open(site.address()), "ann-odds", "100.00");
        Locator slip = ann.pick(market, "Back Lions at 3.00").place("Stake", "10");
        assertThat(slip).containsText("10.00 matched");
        assertThat(ann.header()).containsText("10.00");
        Fixtures.settle(admin, market, "'winners':['lions']");
        assertThat(ann.header()).containsText("119.00");
        ann.page().navigate("/portfolio/settlements");
        assertThat(ann.page().locator("main")).containsText("Lions v Bears");
        assertThat(ann.page().locator("main")).containsText("19.00");
    }

    @Test
    void anotherPasswordLogsOutEverywhereElse() {
        String next = "another sentence to keep";
        Person here = Person.newcomer(chromium.open(site.address()), "careful", "10.00");
        Page elsewhere = chromium.open(site.address());
        Person.known(elsewhere, "careful", Person.PASSWORD);
        here.page().navigate("/account");
        here.fill("Current password", "a wrong guess")
                .fill("New password", next)
                .fill("New password again", next)
                .press("Change the password");
        assertThat(here.page().locator("main")).containsText("This is not your password.");
        here.fill("Current password", Person.PASSWORD).press("Change the password");
        assertThat(elsewhere.getByRole(AriaRole.DIALOG, Person.named("Your session has ended")))
                .isVisible();
        assertThat(here.page().getByRole(AriaRole.TABLE, Person.named("Logins")).locator("tbody tr"))
                .hasCount(1);
        Person.known(chromium.open(site.address()), "careful", next);
    }

    @Test
    void aNoOfAPredictionPaysAContractThatDoesNotComeTrue() throws Exception {
        String market = Fixtures.market(
                admin,
                "YES_NO",
                "'name':'Rain tomorrow?','event':{'name':'Weather'},'commissionPercent':'0','tickSize':'0.01','approvals':1,"
                        + "'selections':[{'id':'rain','name':'Rain'}]");
        Fixtures.order(maker, market, "rain", "BUY", "0.60", "100.00");
        Person ben = Person.newcomer(chromium.open(site.address()), "ben-yesno", "100.00");
        Locator slip = ben.pick(market, "Rain: No").place("Contracts", "20");
        assertThat(slip).containsText("20.00 matched");
        Fixtures.order(maker, market, "rain", "SELL", "0.65", "5.00");
        ben.pick(market, "Rain: Yes");
        assertThat(slip).containsText("Rain: Sell No");
        assertThat(ben.place("Contracts", "5")).containsText("5.00 matched");
        ben.page().navigate("/portfolio/bets");
        assertThat(ben.page().locator(".side-tag")).containsText(new String[] {"Sell No", "Buy No"});
        Fixtures.settle(admin, market, "'payouts':{'rain':'0'}");
        // 15 contracts of No for 0.40 each pay 15.00, and 5 were sold for 0.35.
        assertThat(ben.header()).containsText("108.75");
    }

    /** V13 of the research: 20 backed at 7.00 and 35 laid at 4.00 make 15 either way; here in three steps. */
    @Test
    void aPositionIsCashedOutInPartsUntilEveryOutcomeMakesTheSame() throws Exception {
        String market = Fixtures.match(admin, "Cats v Dogs");
        Fixtures.order(maker, market, "lions", "LAY", "7.00", "20.00");
        Person eve = Person.newcomer(chromium.open(site.address()), "eve-leaves", "100.00");
        assertThat(eve.pick(market, "Back Lions at 7.00").place("Stake", "20")).containsText("20.00 matched");
        Fixtures.order(maker, market, "lions", "BACK", "4.00", "10.00");
        eve.press("Position");
        Locator dialog = eve.page().getByRole(AriaRole.DIALOG);
        Locator position = eve.page().locator(".dock .position-table");
        assertThat(position).containsText("+90.00");
        eve.press("Cash out \u221210.00").press("25 %");
        assertThat(dialog).containsText("Lay Lions, 8.75 at 4.00 or better");
        eve.fill("Stake", "17.50");
        assertThat(dialog).containsText("Lay Lions, 10.00 at 4.00 or better");
        cashOut(dialog);
        matched(dialog, "10.00");
        Fixtures.order(maker, market, "lions", "BACK", "4.00", "500.00");
        button(dialog, "^Cash out the rest").click();
        assertThat(dialog).containsText("7.50 at 4.00");
        cashOut(dialog);
        matched(dialog, "7.50");
        button(dialog, "^Done").click();
        eve.press("Cash out +15.00");
        assertThat(dialog).containsText("17.50 at 4.00");
        cashOut(dialog);
        matched(dialog, "17.50");
        button(dialog, "^Done").click();
        assertThat(position.locator("tbody tr").filter(new Locator.FilterOptions().setHasText("+15.00")))
                .hasCount(2);
        assertThat(eve.page().getByText("Nothing is left to cash out")).isVisible();
    }

    private static void cashOut(Locator dialog) {
        button(dialog, "^Cash out [+\u2212]").click();
    }

    private static void matched(Locator dialog, String size) {
        assertThat(dialog).containsText(size + " matched");
    }

    private static Locator button(Locator in, String name) {
        return in.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile(name)));
    }

    @Test
    void sharesAreBoughtAndSomeOfThemSoldToWhoBids() throws Exception {
        String market = Fixtures.market(
                admin,
                "SPOT",
                "'name':'Acme','event':{'name':'Acme'},'tickSize':'0.01','selections':[{'id':'acme','name':'Acme'}]");
        String holder = maker.get("/users/me").get("userId").asText();
        admin.send(
                        "POST",
                        "/markets/" + market + "/shares",
                        "{'clientRef':'first','userId':'" + holder + "','size':'100.00','price':'9.00'}")
                .expect(201);
        Fixtures.order(maker, market, "acme", "SELL", "10.00", "30.00");
        Person cora = Person.newcomer(chromium.open(site.address()), "cora-spot", "100.00");
        Locator slip = cora.pick(market, "Buy Acme at 10.00").place("Shares", "3");
        assertThat(slip).containsText("3.00 matched");
        assertThat(cora.header()).containsText("70.00");
        Fixtures.order(maker, market, "acme", "BUY", "9.50", "2.00");
        cora.press("Position").press("Sell 2.00 for 19.00").fill("Shares", "1.50");
        Locator dialog = cora.page().getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("Sell Acme, 1.50 at 9.50 or better");
        button(dialog, "^Sell for 14.25").click();
        matched(dialog, "1.50");
        button(dialog, "^Done").click();
        assertThat(cora.header()).containsText("84.25");
        assertThat(cora.page().locator(".dock")).containsText("You hold 1.50 shares");
        cora.page().navigate("/portfolio/stocks");
        assertThat(cora.page().locator("main")).containsText("Acme");
    }

    @Test
    void whereTwoWinEachSelectionIsCashedOutByItself() throws Exception {
        String market = Fixtures.market(
                admin,
                "ODDS",
                "'name':'To be placed','event':{'name':'Autumn stakes'},'commissionPercent':'5','numberOfWinners':2,"
                        + "'selections':[{'id':'ash','name':'Ash'},{'id':'elm','name':'Elm'},{'id':'fir','name':'Fir'}]");
        Fixtures.order(maker, market, "ash", "LAY", "2.00", "20.00");
        Person fay = Person.newcomer(chromium.open(site.address()), "fay-places", "100.00");
        assertThat(fay.pick(market, "Back Ash at 2.00").place("Stake", "20")).containsText("20.00 matched");
        Fixtures.order(maker, market, "ash", "BACK", "1.60", "50.00");
        // 25.00 laid at 1.60 lose 15.00 or win 25.00: 5.00 either way, whoever else wins.
        fay.press("Position").press("Cash out +5.00");
        Locator dialog = fay.page().getByRole(AriaRole.DIALOG);
        assertThat(dialog).containsText("Lay Ash, 25.00 at 1.60 or better");
        cashOut(dialog);
        matched(dialog, "25.00");
        button(dialog, "^Done").click();
        assertThat(fay.page().locator(".dock")).containsText("at least +5.00");
    }

    @Test
    void onAPhoneTheSlipIsASheetAndNothingScrollsSideways() throws Exception {
        String market = Fixtures.market(
                admin,
                "ODDS",
                "'name':'Match odds','event':{'name':'Elm v Fir'},'commissionPercent':'5',"
                        + "'selections':[{'id':'elm','name':'Elm'},{'id':'fir','name':'Fir'}]");
        Fixtures.order(maker, market, "elm", "LAY", "2.00", "5.00");
        Page phone = chromium.open(site.address(), Screen.PHONE, ColorScheme.LIGHT);
        Person dan = Person.newcomer(phone, "dan-phone", "100.00");
        assertThat(dan.pick(market, "Back Elm at 2.00").place("Stake", "5")).containsText("5.00 matched");
        Fixtures.order(maker, market, "elm", "BACK", "1.60", "50.00");
        dan.type("Escape");
        dan.press("Chart");
        dan.priced("Cash out \\+1\\.25").click();
        assertThat(phone.getByRole(AriaRole.DIALOG)).containsText("Lay Elm, 6.25 at 1.60 or better");
        dan.type("Escape");
        for (String path : new String[] {"/", "/m/" + market, "/portfolio", "/wallet", "/notifications", "/account"}) {
            phone.navigate(path);
            assertThat(phone.locator("h1").first()).isVisible();
            assertThat(phone.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .as(path)
                    .isEqualTo(true);
        }
    }

    @Test
    void aResultTakesTwoAdminsInTheOffice() throws Exception {
        String market = Fixtures.market(
                admin,
                "ODDS",
                "'name':'Match odds','event':{'name':'Oak v Ash'},'commissionPercent':'5','approvals':2,"
                        + "'selections':[{'id':'oak','name':'Oak'},{'id':'ash','name':'Ash'}]");
        admin.send("POST", "/staff", "{'username':'second-admin','password':'another good secret','role':'admin'}")
                .expect(201);
        Person first = Person.known(chromium.open(site.address()), "admin", Site.PASSWORD);
        first.page().navigate("/office/markets/" + market);
        assertThat(first.page().getByText("Suspend (S)")).isVisible();
        first.page().keyboard().press("s");
        assertThat(first.page().getByText("Resume (R)")).isVisible();
        first.press("Close the market");
        Locator dialog = first.page().getByRole(AriaRole.DIALOG);
        dialog.getByText("Cancel").click();
        assertThat(first.page().getByText("Close the market")).isFocused();
        first.press("Close the market");
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Close the market"))
                .click();
        assertThat(dialog).hasCount(0);
        first.press("Oak").fill("Reason", "Oak won 3-0").press("Propose");
        assertThat(first.page().getByText("Another admin must approve what you proposed."))
                .isVisible();
        Person second = Person.known(chromium.open(site.address()), "second-admin", "another good secret");
        second.page().navigate("/office/markets/" + market);
        second.press("Approve");
        assertThat(second.page()
                        .getByText("Settled", new Page.GetByTextOptions().setExact(true))
                        .first())
                .isVisible();
        assertThat(first.page()
                        .getByText("Settled", new Page.GetByTextOptions().setExact(true))
                        .first())
                .isVisible();
        assertThat(first.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Result")))
                .isVisible();

        second.page().navigate("/office/log?marketId=" + market);
        Locator log = second.page().locator("tbody");
        assertThat(log).containsText("Market suspended");
        assertThat(log).containsText("Oak won 3-0");
        log.getByText("second-admin").first().click();
        assertThat(log).containsText("Resolution approved");
        assertThat(log).not().containsText("Market suspended");
    }
}
