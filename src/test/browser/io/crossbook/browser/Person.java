package io.crossbook.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.util.regex.Pattern;

/** Somebody at a screen, who finds things by their names as a screen reader says them. */
final class Person {
    static final String PASSWORD = "a sentence that is easy to keep";

    private final Page page;
    private CDPSession devTools;

    private Person(Page page) {
        this.page = page;
    }

    /** Makes an account and pays in. */
    static Person newcomer(Page page, String name, String money) {
        Person person = new Person(page);
        page.navigate("/register");
        person.fill("Username", name).fill("Password", PASSWORD).press("Create the account");
        person.isLoggedIn();
        page.navigate("/wallet");
        Locator payIn = page.getByRole(AriaRole.FORM, new Page.GetByRoleOptions().setName("Pay in"));
        payIn.getByLabel(Pattern.compile("^Amount")).fill(money);
        payIn.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Pay in"))
                .click();
        assertThat(person.header()).containsText(money);
        return person;
    }

    /** Logs in with a password of one's own. */
    static Person known(Page page, String name, String password) {
        Person person = new Person(page);
        page.navigate("/login");
        person.fill("Username", name).fill("Password", password);
        page.locator("main")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Log in"))
                .click();
        person.isLoggedIn();
        return person;
    }

    /** Users see their money, and staff, who have none, the way to the office. */
    private void isLoggedIn() {
        assertThat(page.locator(".shell-money:visible, nav a[href='/office']:visible"))
                .hasCount(1);
    }

    Page page() {
        return page;
    }

    /** Balance and exposure, which users always have in view. */
    Locator header() {
        return page.locator(".shell-money");
    }

    Person fill(String label, String text) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill(text);
        return this;
    }

    Person press(String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
        return this;
    }

    /** Opens the market and takes a price into the slip, like "Back Lions at 3.00". */
    Person pick(String marketId, String price) {
        page.navigate("/m/" + marketId);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^" + price)))
                .first()
                .click();
        return this;
    }

    /** Types the stake or number and places it; returns where the slip says what became of it. */
    Locator place(String measure, String size) {
        Locator slip = page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Bet slip"));
        slip.getByLabel(measure, new Locator.GetByLabelOptions().setExact(true))
                .last()
                .fill(size);
        slip.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^Place (bet|order)")))
                .click();
        return slip;
    }

    static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    /** What the ladder says one has waiting at a price. */
    Locator ownAt(String price) {
        return page.getByRole(
                AriaRole.BUTTON,
                new Page.GetByRoleOptions()
                        .setName(Pattern.compile("^Cancel own .* at " + price.replace(".", "\\.") + "$")));
    }

    /** The button of a price outside the ladder, like "Back Lions at 3.00". */
    Locator priced(String price) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^" + price)));
    }

    /** Presses keys one after the other. */
    Person type(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
        return this;
    }

    /** Presses the mouse on something and keeps it down. */
    Person hold(Locator thing) {
        thing.hover();
        page.mouse().down();
        return this;
    }

    /** Moves the mouse to the ladder's row of a price. */
    Person over(String price) {
        BoundingBox row = row(price).boundingBox();
        page.mouse().move(row.x + row.width / 2, row.y + row.height / 2, new Mouse.MoveOptions().setSteps(5));
        return this;
    }

    private Locator row(String price) {
        return page.locator(".ladder-table")
                .getByRole(
                        AriaRole.ROWHEADER,
                        new Locator.GetByRoleOptions().setName(price).setExact(true));
    }

    /** Puts a finger on something and keeps it there. */
    Person touch(Locator thing) {
        finger("touchStart", thing.boundingBox());
        return this;
    }

    /** Moves the finger to the ladder's row of a price. */
    Person slide(String price) {
        finger("touchMove", row(price).boundingBox());
        return this;
    }

    /** Takes the finger away. */
    void lift() {
        finger("touchEnd", null);
    }

    /** One session for all of a touch, which belongs to the session that began it. */
    private CDPSession devTools() {
        if (devTools == null) {
            devTools = page.context().newCDPSession(page);
        }
        return devTools;
    }

    private void finger(String type, BoundingBox at) {
        JsonObject touch = new JsonObject();
        touch.addProperty("type", type);
        JsonArray points = new JsonArray();
        if (at != null) {
            JsonObject point = new JsonObject();
            point.addProperty("x", at.x + at.width / 2);
            point.addProperty("y", at.y + at.height / 2);
            points.add(point);
        }
        touch.add("touchPoints", points);
        devTools().send("Input.dispatchTouchEvent", touch);
    }
}
