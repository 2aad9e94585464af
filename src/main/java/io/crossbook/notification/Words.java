package io.crossbook.notification;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words for each kind of notice; what stands in braces is taken from its details. */
public final class Words {
    private static final Pattern DETAIL = Pattern.compile("\\{([A-Za-z]+)\\|?([^}]*)}");
    private static final Map<String, String> TEXTS = Map.ofEntries(
            Map.entry("ORDER_RECEIVED", "Order received: {side} {size} at {price|?} in {market|a market}."),
            Map.entry("ORDER_REFUSED", "Order refused, its funds are free again: {reason}."),
            Map.entry("ORDER_FILLED", "{size} matched at {price|?} in {market|a market}."),
            Map.entry("ORDER_LAPSED", "{size} of your order in {market|a market} ended unmatched: {cause}."),
            Map.entry("MARKET_SETTLED", "{market|A market} is settled: {profit}, commission {commission}."),
            Map.entry("MARKET_CORRECTED", "The result of {market|a market} was wrong: {profit} more or less for you."),
            Map.entry("SELECTION_REMOVED", "{selection|A selection} left {market|a market}: bets on it are void."),
            Map.entry("MARKET_VOIDED", "{market|A market} is void: every bet in it counts as never made."),
            Map.entry("DEPOSITED", "Deposit of {amount} received."),
            Map.entry("WITHDRAWAL_REQUESTED", "Withdrawal of {amount} requested."),
            Map.entry("WITHDRAWAL_PAID", "Your withdrawal was paid out."),
            Map.entry("WITHDRAWAL_RETURNED", "Your withdrawal was not paid out, the money is yours again: {reason}."),
            Map.entry("BOND_RESERVED", "{amount} set aside for your dispute in {market|a market}."),
            Map.entry("BOND_RELEASED", "The bond of your dispute is free again: {reason}."),
            Map.entry("BOND_REWARDED", "You were right about {market|a market}: your bond is free, {amount} more."),
            Map.entry("BOND_FORFEITED", "The result of {market|a market} stands: your bond of {amount} is lost."),
            Map.entry("SHARES_ISSUED", "You were given {size} shares of {market|a market}."),
            Map.entry("NEW_LOGIN", "Somebody logged in to your account from {address|an unknown address}."),
            Map.entry("FAILED_LOGINS", "Too many wrong passwords for your account from {address|an unknown address}."),
            Map.entry(
                    "PASSWORD_CHANGED",
                    "Your password was changed from {address|an unknown address}; other logins were ended."),
            Map.entry("MARKET_OPENED", "{market|A market} is open."),
            Map.entry("MARKET_SUSPENDED", "{market|A market} is suspended."),
            Map.entry("MARKET_IN_PLAY", "{market|A market} is in-play."),
            Map.entry("MARKET_CLOSED", "{market|A market} is closed."),
            Map.entry("RESULT_APPROVED", "{market|A market} has a result that can be disputed for a while."),
            Map.entry("RESULT_DISPUTED", "The result of {market|a market} is disputed."),
            Map.entry("MARKET_RESOLVED", "{market|A market} has a result."),
            Map.entry("INVOICE_ISSUED", "Invoice {number}: {fee} commission in {market|a market}."),
            Map.entry("CREDIT_NOTE_ISSUED", "Credit note {number} takes invoice {invoice} back."),
            Map.entry("STATEMENT_ISSUED", "Your statement of {month} is ready: {number}."),
            Map.entry("ALERT_FIRED", "Your alert fired in {market|a market}: {condition}, seen {value}."));

    private Words() {}

    /** One line for people; a kind without words is its own name. */
    public static String of(Notice notice) {
        Matcher matcher = DETAIL.matcher(TEXTS.getOrDefault(notice.kind(), notice.kind()));
        StringBuilder text = new StringBuilder();
        while (matcher.find()) {
            String detail = notice.details().getOrDefault(matcher.group(1), matcher.group(2));
            matcher.appendReplacement(text, Matcher.quoteReplacement(detail));
        }
        return matcher.appendTail(text).toString();
    }
}
