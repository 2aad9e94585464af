import type { ApiError } from "../api/client.ts";
import { parseAmount, parsePrice } from "../domain/money.ts";
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

/** What can be done about a refused order. */
export function refusalOf(error: ApiError): Refusal {
    const { available, limit } = error.problem?.details ?? {};
    const refusal = { words: error.message, reference: error.problem?.requestId };
    switch (error.code) {
        case "INSUFFICIENT_FUNDS":
            return { ...refusal, affordable: parsed(available, parseAmount) };
        case "PRICE_OUT_OF_BAND":
            return { ...refusal, price: parsed(limit, parsePrice) };
        case "STALE_MARKET_VERSION":
            return { ...refusal, lookAgain: true };
        case "UNAUTHENTICATED":
        case "TOKEN_EXPIRED":
            return { ...refusal, words: refusal.words + " Your slip is kept.", logIn: true };
        default:
            return refusal;
    }
}

function parsed<T>(text: string | undefined, parse: (text: string) => T): T | undefined {
    try {
        return text === undefined ? undefined : parse(text);
    } catch {
        return undefined;
    }
}
