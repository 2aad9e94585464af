import type { Problem, ProblemCode } from "../api/types.ts";
import { formatAmount, parseAmount } from "./money.ts";

type Details = Readonly<Record<string, string | undefined>>;

/** Plain words, or words made from the numbers the exchange gives and from its own explanation. */
type Words = string | ((details: Details, said: string | undefined) => string);

/** The exchange's explanation names the field or the number; the words are for when there is none. */
const asSaid = (words: string): Words => (_, said) => said ?? words;

/** Why the exchange says no, for each of its codes. */
export const WORDS: Readonly<Record<ProblemCode, Words>> = {
    INVALID_REQUEST: asSaid("The exchange could not read the request."),
    INVALID_JSON: asSaid("The exchange could not read the request."),
    UNKNOWN_FIELD: asSaid("The exchange does not know a part of the request."),
    MISSING_FIELD: asSaid("Something that is needed was not filled in."),
    INVALID_FIELD: asSaid("Something is filled in that cannot be."),
    INVALID_PARAMETER: asSaid("The address asks for something that cannot be."),
    INVALID_ID: asSaid("The id is not of this moment. Is the clock of this device right?"),
    INVALID_AMOUNT: "This is not an amount that can be paid.",
    INVALID_ODDS: "These odds are between two steps of the odds ladder.",
    INVALID_PRICE: "This price is between two steps of the market.",
    INVALID_SIZE: "This is not a size: a positive number with at most two decimals.",
    INVALID_DISCOUNT: "A discount is a number from 0 to 100 with at most two decimals.",
    INVALID_SIDE: "This market does not have this side.",
    INVALID_MARKET: asSaid("A market cannot be like this."),
    INVALID_EVIDENCE: asSaid("Evidence is a text, or an address with the SHA-256 of what is there."),
    INVALID_WEBHOOK: "The address must be a named public host, by https on port 443.",
    INVALID_NOTICE: asSaid("The message names no transaction."),
    INVALID_USERNAME: "A username has 3 to 32 of a-z, 0-9, dot, dash and underscore.",
    INVALID_PASSWORD: "A password has 8 to 128 characters and is not the username.",

    UNAUTHENTICATED: "You are logged out.",
    INVALID_REPORT_SIGNATURE: "The report is not signed by a source of this exchange.",
    TOKEN_EXPIRED: "You are logged out.",
    INVALID_CREDENTIALS: "Username or password is wrong.",
    INVALID_SIGNATURE: "The message is not signed with the shared secret.",
    FORBIDDEN: "Your account may not do this.",
    FOUR_EYES_REQUIRED: "This takes another person than the one who proposed or approved the result.",

    NOT_FOUND: "There is nothing at this address.",
    MARKET_NOT_FOUND: "There is no such market.",
    USER_NOT_FOUND: "There is no such user.",
    SELECTION_NOT_FOUND: "The market has no such selection.",
    PROPOSAL_NOT_FOUND: "This proposal of a result does not stand any more.",
    ORDER_NOT_FOUND: "You have no such order.",
    ALERT_NOT_FOUND: "This alert is gone: it has fired or was removed.",
    DOCUMENT_NOT_FOUND: "You have no such document.",
    SESSION_NOT_FOUND: "This login is over already.",
    DEPOSIT_NOT_FOUND: "There is no such transaction of the payment provider.",
    WITHDRAWAL_NOT_FOUND: "This withdrawal is no longer under way.",
    TRANSACTION_NOT_FOUND: "The payment provider knows no such transaction, or not yet.",
    NO_PAYMENT_PROVIDER: "This exchange has no payment provider.",
    METHOD_NOT_ALLOWED: "This address does not do that.",
    REQUEST_TIMEOUT: "The request took too long to arrive. Try again.",

    USERNAME_TAKEN: "Somebody else has this username.",
    ORDER_EXISTS_WITH_DIFFERENT_TERMS: "This order was placed before, with other terms.",
    PAYMENT_EXISTS_WITH_DIFFERENT_TERMS: "This payment was made before, with another amount.",
    MARKET_EXISTS_WITH_DIFFERENT_TERMS: "This market was made before, with other terms.",
    ISSUE_EXISTS_WITH_DIFFERENT_TERMS: "These shares were issued before, with another size.",
    ALERT_EXISTS_WITH_DIFFERENT_TERMS: "This alert was set before, with other terms.",
    MARKET_SUSPENDED: "The market is suspended just now.",
    MARKET_CLOSED: "The market is closed and takes no more orders.",
    MARKET_NOT_CLOSED: "The market must be closed first.",
    MARKET_ALREADY_OPENED: "This can only be done before the market is opened for the first time.",
    MARKET_ALREADY_RESOLVED: "The market was resolved before, with another outcome.",
    SOURCE_NOT_HEARD: "The market does not listen to this source.",
    SOURCE_ALREADY_REPORTED: "The source has reported another result for this market.",
    MARKET_ALREADY_PROPOSED: "Another result is proposed: approve or reject it first.",
    ARBITER_REQUIRED: "After a second dispute only the arbiter decides.",
    DISPUTE_WINDOW_CLOSED: "There is no result here that can be disputed now.",
    DISPUTE_BOND_REQUIRED: "A dispute in this market takes a bond.",
    DISPUTE_BOND_DIFFERS: "The bond is not what this market asks for.",
    MARKET_ALREADY_DISPUTED: "Somebody has disputed this result already; one dispute serves all.",
    INVALID_MARKET_TRANSITION: "The market's present status does not allow this step.",
    STALE_MARKET_VERSION: "The market changed while you were looking. Look at it, then try again.",
    SELECTION_REMOVED: "This selection takes no part any more.",
    BET_TAKEN_OR_LAPSED: "There was nothing left of it: it was matched or had ended before.",
    BET_IN_PROGRESS: "It waits for the bet delay and cannot be changed until that is over.",
    CANCELLED_BEFORE_PLACED: "It was cancelled before it reached the market.",
    DEPOSITS_BY_PROVIDER: "Money comes in through the payment provider here, not by this form.",
    DEPOSIT_EXISTS_WITH_DIFFERENT_TERMS: "The payment provider told something else of this transaction before.",
    DEPOSIT_DECIDED: "Somebody has decided on this transaction already.",
    DEPOSIT_NOT_ASSIGNABLE: "This transaction cannot be credited to anybody. Settle it outside and dismiss it.",
    TRADING_STOPPED: "Trading is stopped by the exchange. You can still cancel.",
    ORDER_EXPIRED: "The time that the order was for is over.",
    TOO_LATE: "It reached the market after the time it was for. Nothing stays reserved.",

    BODY_TOO_LARGE: "This is more than the exchange takes at once.",
    URI_TOO_LONG: "The address is too long.",
    UNSUPPORTED_MEDIA_TYPE: "The exchange could not read the request.",

    INSUFFICIENT_FUNDS: ({ needed, available }) => {
        const [need, have] = [amount(needed), amount(available)];
        return need !== null && have !== null
            ? `This needs ${need}, and you have ${have} available.`
            : "You do not have that much available.";
    },
    INSUFFICIENT_HOLDINGS: ({ missing }) => `You have ${missing ?? "some"} shares too few that are free to sell.`,
    NOT_A_STOCK: "This market has no shares.",
    NO_LIQUIDITY: "Nobody offers a price here just now.",
    POST_ONLY_WOULD_CROSS: "This price would match at once, and you asked for an order that only rests.",
    FOK_NOT_FILLABLE: "The price moved, or less is on offer than you asked for. Nothing was placed.",
    TOO_MANY_OPEN_ORDERS: "You have too many open orders in this market. Cancel some first.",
    ORDER_TOO_LARGE: ({ what, limit }) =>
        limit === undefined
            ? "This is more than one order may be."
            : `One order may have a ${what ?? "size"} of ${limit} at most.`,
    PRICE_OUT_OF_BAND: ({ reference, limit }) =>
        reference === undefined || limit === undefined
            ? "The price is too far from the market."
            : `The price is too far from the market at ${reference}: it may go to ${limit}.`,
    TOO_MANY_ALERTS: "At most 50 alerts can wait at a time. Remove one first.",
    WRONG_PASSWORD: "This is not your password.",
    MANDATORY_CATEGORY: "Notices about your account's safety cannot be switched off.",
    ID_TOO_OLD: "This was begun too long ago. Begin anew.",
    TOO_FEW_SELECTIONS: "There would be fewer selections than winners. Void the market instead.",
    NOTHING_AT_STAKE: "Only who has a bet in the market can dispute its result.",
    INVALID_RESOLUTION: asSaid("The market cannot end like this."),
    CORRECTION_TOO_LATE: "A result can be corrected for 29 days after the settlement.",
    INVALID_SCHEDULE: asSaid("The times of the schedule do not follow each other."),
    SCHEDULE_IN_PAST: "The first time of the schedule is over.",
    VOID_NOT_SUPPORTED: "This kind of market ends by a payout for each selection; it cannot be void.",
    BEFORE_FIRST_EVENT: "Nothing had happened yet at this point.",
    BEYOND_LAST_EVENT: "It has not come to this point yet.",
    REPLAY_TOO_LONG: "There is too much history before this point to look back so far.",
    EXPORT_TOO_LARGE: "The file would have too many rows. Ask for a shorter time.",

    UPGRADE_REQUIRED: "This address is for live prices only.",
    TOO_MANY_REQUESTS: "That was too many requests in a short time. Wait a moment and try again.",
    BUSY: "The exchange is busy and did nothing. Try again.",
    HEADERS_TOO_LARGE: "The exchange could not read the request.",

    INTERNAL: "Something went wrong at the exchange. Quote the reference when you report it.",
    PROVIDER_UNCLEAR: "The payment provider does not say what became of it. Try again.",
    UNAVAILABLE: "The exchange gives no answer just now. Try again.",
};

/** Why the exchange says no, as a sentence; with its own words for a code that is not known here. */
export function reason({ code, details, detail, title }: Pick<Problem, "code" | "details" | "detail" | "title">) {
    const known: Words | undefined = WORDS[code];
    const words = typeof known === "function" ? known(details ?? {}, detail) : known ?? detail ?? title;
    return /[.!?]$/.test(words) ? words : words + ".";
}

function amount(text: string | undefined): string | null {
    try {
        return text === undefined ? null : formatAmount(parseAmount(text));
    } catch {
        return null;
    }
}

/** What an answer that is no success says of itself. */
export interface Trouble {
    readonly message: string;
    readonly outcomeUnknown: boolean;
}

/** What a request would have done, for saying what its failure means. */
export type Deed = "deposit" | "withdrawal" | "order" | "cancel" | "save";

const NOTHING_HAPPENED: Record<Deed, string> = {
    deposit: "Nothing was paid in.",
    withdrawal: "Nothing was paid out, and nothing was set aside.",
    order: "Your bet was not placed.",
    cancel: "Nothing was cancelled.",
    save: "Nothing was changed.",
};

const NOT_KNOWN: Record<Deed, string> = {
    deposit: "We do not know yet whether the money was paid in. Asking again cannot pay it in twice.",
    withdrawal: "We do not know yet whether the money was set aside. Asking again cannot pay it out twice.",
    order: "We do not know yet whether your bet was placed. Asking again cannot place it twice.",
    cancel: "We do not know yet whether it was cancelled. Cancelling again does no harm.",
    save: "We do not know yet whether it was saved. Look before you try again.",
};

/** What went wrong, in words, and what it means for the money. */
export function explain(trouble: Trouble, deed: Deed): string {
    return trouble.outcomeUnknown ? NOT_KNOWN[deed] : trouble.message + " " + NOTHING_HAPPENED[deed];
}
