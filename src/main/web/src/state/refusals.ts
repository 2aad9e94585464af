import type { ApiError } from "../api/client.ts";
import { formatAmount, parseAmount, parsePrice } from "../domain/money.ts";
import type { Micros, Price } from "../domain/units.ts";

/** Why an order was refused, in words, and what would help. */
export interface Refusal {
    readonly words: string;
    /** As much as the order may tie up. */
    readonly affordable?: Micros;
    /** The price to go to instead. */
    readonly price?: Price;
    /** Whether a fresh look at the prices is the remedy. */
    readonly lookAgain?: boolean;
    readonly logIn?: boolean;
    readonly reference?: string;
}

const amount = (text: string | undefined): Micros | null => {
    try {
        return text === undefined ? null : parseAmount(text);
    } catch {
        return null;
    }
};

const WORDS: Record<string, string> = {
    MARKET_SUSPENDED: "The market is suspended just now.",
    MARKET_CLOSED: "The market is closed and takes no more orders.",
    FOK_NOT_FILLABLE: "The price moved, or less is on offer than you asked for. Nothing was placed.",
    NO_LIQUIDITY: "Nobody offers a price here just now.",
    POST_ONLY_WOULD_CROSS: "This price would match at once, and you asked for an order that only rests.",
    TOO_MANY_REQUESTS: "Too many requests. Wait a moment and place it again.",
    BUSY: "The exchange is busy and did nothing. Place it again.",
    TRADING_STOPPED: "Trading is stopped by the exchange. You can still cancel.",
};

/** Puts a refusal into words with the exchange's own numbers. */
export function explain(error: ApiError): Refusal {
    const details = error.problem?.details ?? {};
    const reference = error.problem?.requestId;
    const needed = amount(details["needed"]);
    const available = amount(details["available"]);
    switch (error.code) {
        case "INSUFFICIENT_FUNDS":
            return needed === null || available === null ? { words: error.message, reference } : {
                words: `This needs ${formatAmount(needed)}, and you have ${formatAmount(available)} to spare.`,
                affordable: available,
                reference,
            };
        case "INSUFFICIENT_HOLDINGS":
            return {
                words: `You have ${details["missing"] ?? "some"} shares too few that are free to sell.`,
                reference,
            };
        case "PRICE_OUT_OF_BAND": {
            const limit = details["limit"];
            return {
                words: `The price is too far from the market at ${details["reference"]}: it may go to ${limit}.`,
                ...(limit === undefined ? {} : { price: parsePrice(limit) }),
                reference,
            };
        }
        case "ORDER_TOO_LARGE":
            return {
                words: `One order may have a ${details["what"] ?? "size"} of ${details["limit"]} at most.`,
                reference,
            };
        case "STALE_MARKET_VERSION":
            return {
                words: "The market changed while you were looking. Check the price, then place it again.",
                lookAgain: true,
                reference,
            };
        case "UNAUTHENTICATED":
        case "TOKEN_EXPIRED":
            return { words: "You are logged out. Your slip is kept.", logIn: true, reference };
        default:
            return { words: WORDS[error.code] ?? error.message, reference };
    }
}
