package io.crossbook.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One's own money: answers that get lost, sessions that end, files that take a token. */
class OwnMoneyIT {
    private static final String DEPOSITS = "**/v1/wallet/deposits";

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

    private static void pay(Page page, String form, String amount) {
        Locator payment = page.getByRole(AriaRole.FORM, new Page.GetByRoleOptions().setName(form));
        payment.getByLabel(Pattern.compile("^Amount")).fill(amount);
        payment.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(form))
                .click();
    }
}
