import { formatAmount, parseAmount } from "./money.ts";

/** What an answer that is no success says of itself. */
export interface Trouble {
    readonly code: string;
    readonly message: string;
    readonly outcomeUnknown: boolean;
    readonly details?: Record<string, string>;
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

const WORDS: Record<string, string> = {
    DEPOSITS_BY_PROVIDER: "Money comes in through the payment provider here, not by this form.",
    PAYMENT_EXISTS_WITH_DIFFERENT_TERMS: "This payment was made before, with another amount.",
    INVALID_AMOUNT: "This is not an amount that can be paid.",
    BET_TAKEN_OR_LAPSED: "There was nothing left of it: it was matched or had ended before.",
    BET_IN_PROGRESS: "It waits for the bet delay and cannot be changed until that is over.",
    TOO_MANY_ALERTS: "At most 50 alerts can wait at a time. Remove one first.",
    MANDATORY_CATEGORY: "Notices about your account's safety cannot be switched off.",
    INVALID_WEBHOOK: "The address must be a named public host, by https on port 443.",
    TOO_MANY_REQUESTS: "That was too many requests in a short time. Wait a moment.",
    BUSY: "The exchange is busy at the moment.",
    MARKET_NOT_FOUND: "There is no such market.",
    FORBIDDEN: "Your account may not do this.",
    NO_ANSWER: "The exchange cannot be reached.",
};

/** What went wrong, in words, and what it means for the money. */
export function explain(trouble: Trouble, deed: Deed): string {
    if (trouble.outcomeUnknown) {
        return NOT_KNOWN[deed];
    }
    return reason(trouble) + " " + NOTHING_HAPPENED[deed];
}

function reason({ code, message, details }: Trouble): string {
    if (code === "INSUFFICIENT_FUNDS") {
        const needed = amount(details?.needed);
        const available = amount(details?.available);
        return needed !== null && available !== null
            ? `This needs ${needed}, and you have ${available} available.`
            : "You do not have that much available.";
    }
    const words = WORDS[code] ?? message;
    return /[.!?]$/.test(words) ? words : words + ".";
}

function amount(text: string | undefined): string | null {
    try {
        return text === undefined ? null : formatAmount(parseAmount(text));
    } catch {
        return null;
    }
}
