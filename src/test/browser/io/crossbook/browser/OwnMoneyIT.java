package io.crossbook.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.crossbook.app.WebUser;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** One's own money and notices: answers that get lost, sessions that end, files that take a token, alerts that fire. */
class OwnMoneyIT extends OnSite {
    private static final String DEPOSITS = "**/v1/wallet/deposits";

    @Test
    void aDepositWhoseAnswerIsLostIsSentAgainWithItsReferenceAndPaidOnce() {
        Page page = chromium.open(site.address());
        Person ann = Person.newcomer(page, "ann-deposit", "50.00");
        List<String> sent = new ArrayList<>();
        page.route(DEPOSITS, route -> {
            sent.add(route.request().postData());
            if (sent.size() < 3) {
                route.abort();
            } else {
                route.resume();
            }
        });
        pay(page, "Pay in", "7.77");
        assertThat(page.getByText(Pattern.compile("Checking your deposit of 7\\.77")))
                .isVisible();
        page.reload();
        assertThat(ann.header()).containsText("57.77");
        assertThat(sent).hasSizeGreaterThanOrEqualTo(3);
        assertThat(sent.stream().distinct()).hasSize(1);
    }

    @Test
    void aWithdrawalBeyondWhatIsThereIsExplainedAndPaysNothing() {
        Page page = chromium.open(site.address());
        Person ben = Person.newcomer(page, "ben-withdraw", "20.00");
        pay(page, "Withdraw", "99999");
        assertThat(page.getByText("Nothing was paid out").first()).isVisible();
        assertThat(ben.header()).containsText("20.00");
    }

    @Test
    void whoseSessionEndsLogsInAgainInPlaceAndThePaymentGoesOn() {
        Page page = chromium.open(site.address());
        Person cora = Person.newcomer(page, "cora-session", "10.00");
        page.evaluate(
                """
                () => {
                    const session = JSON.parse(localStorage.getItem("crossbook.session"));
                    session.accessToken = "x." + session.accessToken.split(".")[1] + ".y";
                    session.refreshToken = "gone";
                    localStorage.setItem("crossbook.session", JSON.stringify(session));
                }
                """);
        pay(page, "Pay in", "33.33");
        assertThat(page.getByText("Your session has ended")).isVisible();
        page.getByLabel("Password of cora-session").fill(Person.PASSWORD);
        page.locator("dialog button[type=submit]").click();
        assertThat(cora.header()).containsText("43.33");
    }

    @Test
    void theLedgerIsDownloadedWithoutATokenInItsAddress() {
        Page page = chromium.open(site.address());
        Person.newcomer(page, "dan-ledger", "10.00");
        page.navigate("/wallet/ledger");
        Download file =
                page.waitForDownload(() -> page.getByText("Download as CSV").click());
        assertThat(file.suggestedFilename()).endsWith(".csv");
        assertThat(file.url()).startsWith("blob:");
    }

    @Test
    void anAlertThatThePriceGoesThroughComesToTheBellTheListAndThePageOfAlerts() throws Exception {
        String market = Fixtures.match(site.admin(), "Larks v Rooks");
        WebUser maker = site.trader("maker");
        WebUser taker = site.trader("taker");
        trade(maker, taker, market, "2.50");
        Page page = chromium.open(site.address());
        Person eva = Person.newcomer(page, "eva-alert", "10.00");
        page.navigate("/m/" + market);
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Set an alert"))
                .click();
        eva.fill("Price", "3.00").press("Set the alert");
        Locator alerts = page.getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName("Price alerts"));
        assertThat(alerts).containsText("Waiting");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Notices"))
                .last()
                .click();
        Locator list = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Notices"));
        assertThat(list).containsText("Deposit of 10.00");
        eva.press("Mark all as read");
        assertThat(list).containsText("Everything is read.");
        trade(maker, taker, market, "3.10");
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Notices, 1 unread")))
                .isVisible();
        assertThat(list.getByRole(AriaRole.LISTITEM).first()).containsText("Larks v Rooks");
        page.navigate("/notifications/alerts");
        assertThat(alerts).containsText("Fired");
        assertThat(alerts).containsText("at 3.10");
    }

    @Test
    void whatSomebodyWantsToBeToldByMailAndWebhookIsKept() {
        Page page = chromium.open(site.address());
        Person finn = Person.newcomer(page, "finn-wishes", "10.00");
        page.navigate("/notifications/preferences");
        page.getByLabel("Matches: E-mail").check();
        page.getByLabel("Settlements: Webhook").check();
        page.getByLabel(Pattern.compile("^Quiet hours")).check();
        finn.fill("E-mail address", "finn@mail.example");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save"))
                .first()
                .click();
        assertThat(page.getByText("Saved. It holds").first()).isVisible();
        finn.fill("Address", "https://hooks.example.com/finn");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save"))
                .last()
                .click();
        assertThat(page.getByText("The webhook is set").first()).isVisible();
        page.reload();
        assertThat(page.getByLabel("Matches: E-mail")).isChecked();
        assertThat(page.getByLabel("Matches: Webhook")).not().isChecked();
        assertThat(page.getByLabel("Settlements: Webhook")).isChecked();
        assertThat(page.getByLabel(Pattern.compile("^Quiet hours"))).isChecked();
        assertThat(page.getByLabel("E-mail address")).hasValue("finn@mail.example");
        Locator address = page.getByLabel("Address", new Page.GetByLabelOptions().setExact(true));
        assertThat(address).hasValue("https://hooks.example.com/finn");
        finn.fill("Address", "https://127.0.0.1/finn");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Save"))
                .last()
                .click();
        assertThat(page.getByText("The address must be a named public host").first())
                .isVisible();
        assertThat(chromium.complaints()).isEmpty();
    }

    private static void trade(WebUser maker, WebUser taker, String market, String price) throws Exception {
        Fixtures.order(maker, market, "lions", "LAY", price, "5.00");
        Fixtures.order(taker, market, "lions", "BACK", price, "5.00");
    }

    private static void pay(Page page, String form, String amount) {
        Locator payment = page.getByRole(AriaRole.FORM, new Page.GetByRoleOptions().setName(form));
        payment.getByLabel(Pattern.compile("^Amount")).fill(amount);
        payment.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(form))
                .click();
    }
}
