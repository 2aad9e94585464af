package io.crossbook.http;

import java.util.Locale;

/**
 * Every way in which the API says no: the one table from reasons to HTTP. Rejections of entities have the same names.
 *
 * <p>Retryable means that the same request with the same ids may succeed later.
 */
public enum ProblemCode {
    INVALID_REQUEST(400, "The request is not valid HTTP."),
    INVALID_JSON(400, "The body is not valid JSON."),
    UNKNOWN_FIELD(400, "The body has a field that this call does not know."),
    MISSING_FIELD(400, "The body lacks a required field."),
    INVALID_FIELD(400, "A field of the body has the wrong type or an impossible value."),
    INVALID_PARAMETER(400, "A query parameter is unknown, repeated or has an impossible value."),
    INVALID_ID(400, "The id must be a UUIDv7 or ULID made just now."),
    INVALID_AMOUNT(400, "The amount must be a positive decimal string with at most two decimals."),
    INVALID_ODDS(400, "The odds are not a step of the odds ladder."),
    INVALID_PRICE(400, "The price is not a multiple of the market's tick size."),
    INVALID_SIZE(400, "The size must be a positive decimal string with at most two decimals."),
    INVALID_DISCOUNT(400, "The discount must be a decimal string from 0 to 100 with at most two decimals."),
    INVALID_SIDE(400, "This kind of market does not have this side."),
    INVALID_MARKET(400, "A market cannot be defined like this."),
    INVALID_EVIDENCE(400, "Evidence is a text, or an address with the SHA-256 of what is there."),
    INVALID_WEBHOOK(400, "This address cannot be a webhook."),
    INVALID_NOTICE(400, "The webhook names no transaction."),
    INVALID_USERNAME(400, "A username has 3 to 32 of a-z, 0-9, dot, dash and underscore."),
    INVALID_PASSWORD(400, "A password has 8 to 128 characters and is not the username."),

    UNAUTHENTICATED(401, "Log in first, and send the access token as a Bearer token."),
    INVALID_REPORT_SIGNATURE(401, "The report is not signed by a source of this exchange, or not just now."),
    TOKEN_EXPIRED(401, "The access token has expired: get a new one with the refresh token."),
    INVALID_CREDENTIALS(401, "Username or password is wrong."),
    INVALID_SIGNATURE(401, "The webhook is not signed with the shared secret, or not just now."),
    FORBIDDEN(403, "Your role does not allow this."),
    FOUR_EYES_REQUIRED(403, "This takes another person than the one who proposed or approved the result."),

    NOT_FOUND(404, "There is nothing at this address."),
    MARKET_NOT_FOUND(404, "There is no such market."),
    USER_NOT_FOUND(404, "There is no such user."),
    SELECTION_NOT_FOUND(404, "The market has no such selection."),
    PROPOSAL_NOT_FOUND(404, "No such proposal of a result stands in this market."),
    ORDER_NOT_FOUND(404, "You have no such order."),
    ALERT_NOT_FOUND(404, "You have no such alert."),
    DOCUMENT_NOT_FOUND(404, "You have no such document."),
    SESSION_NOT_FOUND(404, "You have no such session, or it is over."),
    DEPOSIT_NOT_FOUND(404, "There is no such transaction of the payment provider."),
    WITHDRAWAL_NOT_FOUND(404, "No such withdrawal is under way."),
    TRANSACTION_NOT_FOUND(404, true, "The payment provider knows no such transaction, or not yet."),
    NO_PAYMENT_PROVIDER(404, "This exchange has no payment provider that could send webhooks."),
    METHOD_NOT_ALLOWED(405, "This address does not support this method."),
    REQUEST_TIMEOUT(408, true, "The body did not arrive in time."),

    USERNAME_TAKEN(409, "Somebody else has this username."),
    ORDER_EXISTS_WITH_DIFFERENT_TERMS(409, "You have used this clientOrderId for an order with other terms."),
    PAYMENT_EXISTS_WITH_DIFFERENT_TERMS(409, "You have used this clientRef for another payment."),
    MARKET_EXISTS_WITH_DIFFERENT_TERMS(409, "There is another market with this clientRef."),
    ISSUE_EXISTS_WITH_DIFFERENT_TERMS(409, "You have used this clientRef for other shares of this user."),
    ALERT_EXISTS_WITH_DIFFERENT_TERMS(409, "You have used this clientRef for another alert."),
    MARKET_SUSPENDED(409, "The market takes no orders at the moment. Try a new order when it is open again."),
    MARKET_CLOSED(409, "The market takes no orders any more."),
    MARKET_NOT_CLOSED(409, "The market must be closed first."),
    MARKET_ALREADY_OPENED(409, "This is possible only before the market is opened for the first time."),
    MARKET_ALREADY_RESOLVED(409, "The market was resolved before, with another outcome."),
    SOURCE_NOT_HEARD(409, "The market does not listen to this source."),
    SOURCE_ALREADY_REPORTED(409, "The source has reported another result for this market."),
    MARKET_ALREADY_PROPOSED(409, "Another result is proposed: approve or reject it first."),
    ARBITER_REQUIRED(409, "After a second dispute only the arbiter decides."),
    DISPUTE_WINDOW_CLOSED(409, "No approved result can be disputed here at the moment."),
    DISPUTE_BOND_REQUIRED(409, "A dispute in this market takes a bond."),
    DISPUTE_BOND_DIFFERS(409, "The bond is not what this market asks for."),
    MARKET_ALREADY_DISPUTED(409, "Somebody has disputed this result already; one dispute serves all."),
    INVALID_MARKET_TRANSITION(409, "The market's present status does not allow this step."),
    STALE_MARKET_VERSION(409, "The market has changed since the version you saw. Look at it again."),
    SELECTION_REMOVED(409, "The selection takes no part any more."),
    BET_TAKEN_OR_LAPSED(409, "Nothing of the order is left to cancel or change."),
    BET_IN_PROGRESS(409, "The order waits out the bet delay and cannot be cancelled or changed until it is over."),
    CANCELLED_BEFORE_PLACED(409, "The order was cancelled before it reached the book."),
    DEPOSITS_BY_PROVIDER(409, "Money comes in through the payment provider and appears by itself."),
    DEPOSIT_EXISTS_WITH_DIFFERENT_TERMS(409, "The payment provider told something else of this transaction before."),
    DEPOSIT_DECIDED(409, "The transaction does not wait for this decision, or another one was made."),
    DEPOSIT_NOT_ASSIGNABLE(409, "The transaction cannot be credited to anybody. Settle it outside and dismiss it."),
    TRADING_STOPPED(409, "New orders are refused at the moment; what rests may be cancelled."),
    ORDER_EXPIRED(409, "The order's expiresAt is over."),
    TOO_LATE(409, "The order reached the book after the time it was valid for. Nothing stays reserved."),

    BODY_TOO_LARGE(413, "The body is larger than this call accepts."),
    URI_TOO_LONG(414, "The address is too long."),
    UNSUPPORTED_MEDIA_TYPE(415, "Send the body as application/json, in UTF-8 and not compressed."),

    INSUFFICIENT_FUNDS(422, true, "Not enough available money. Deposit, or ask for less."),
    INSUFFICIENT_HOLDINGS(422, true, "Not enough shares that are free to sell."),
    NOT_A_STOCK(422, "Only a SPOT market has shares."),
    NO_LIQUIDITY(422, true, "Nobody offers a price that a market order could take. Place a limit order."),
    POST_ONLY_WOULD_CROSS(422, "A post-only order may not match at once. Choose a price that rests."),
    FOK_NOT_FILLABLE(422, "The order cannot be filled completely at once, and FOK allows nothing less."),
    TOO_MANY_OPEN_ORDERS(422, "You have too many open orders in this market. Cancel some first."),
    ORDER_TOO_LARGE(422, "The order is larger than one order may be."),
    PRICE_OUT_OF_BAND(422, "The price is too far beyond what is traded; the details say how far it may go."),
    TOO_MANY_ALERTS(422, "You have too many alerts waiting. Remove some first."),
    WRONG_PASSWORD(422, "This is not your password."),
    MANDATORY_CATEGORY(422, "Security notices cannot be switched off."),
    ID_TOO_OLD(422, "The time in the id is too long ago. Make a new id for a new order."),
    TOO_FEW_SELECTIONS(422, "There would be fewer selections than winners. Void the market instead."),
    NOTHING_AT_STAKE(422, "Only who has a bet in the market can dispute its result."),
    INVALID_RESOLUTION(422, "The market cannot end like this."),
    CORRECTION_TOO_LATE(422, "A result can be corrected for 29 days after the settlement."),
    INVALID_SCHEDULE(422, "The times of the schedule do not follow each other."),
    SCHEDULE_IN_PAST(422, "The first time of the schedule is over."),
    VOID_NOT_SUPPORTED(422, "This kind of market ends by a payout for each selection; it cannot be void."),
    BEFORE_FIRST_EVENT(422, "Nothing had happened yet at this point."),
    BEYOND_LAST_EVENT(422, "It has not come to this point yet."),
    REPLAY_TOO_LONG(422, "There is too much history before this point to go through it for one request."),
    EXPORT_TOO_LARGE(422, "The export would have too many rows. Ask for a shorter time with from and to."),

    UPGRADE_REQUIRED(426, "This address speaks WebSocket only."),
    TOO_MANY_REQUESTS(429, true, "You are asking too often. Wait as long as Retry-After says."),
    BUSY(429, true, "Too much is waiting here already; nothing was done. Try again."),
    HEADERS_TOO_LARGE(431, "The headers are too large or too many."),

    INTERNAL(500, "Something went wrong here. Quote the requestId when you report it."),
    PROVIDER_UNCLEAR(503, true, "The payment provider does not say what became of the transaction. Send it again."),
    UNAVAILABLE(503, true, "No answer in time. What was asked for may still happen: repeat it with the same ids.");

    private final int status;
    private final boolean retryable;
    private final String title;

    ProblemCode(int status, String title) {
        this(status, false, title);
    }

    ProblemCode(int status, boolean retryable, String title) {
        this.status = status;
        this.retryable = retryable;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public boolean retryable() {
        return retryable;
    }

    public String title() {
        return title;
    }

    /** A name for the kind of problem that never changes (RFC 9457 "type"). */
    public String type() {
        return "urn:crossbook:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
