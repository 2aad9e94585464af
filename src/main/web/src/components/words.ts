import type { MarketKind, MarketStatus } from "../api/types.ts";
import type { OddsFormat } from "../domain/odds.ts";

export type Tone = "good" | "bad" | "warn" | "plain";

/** How a market's status is called and coloured. */
export const STATUS_WORDS: Record<MarketStatus, { words: string; tone: Tone }> = {
    INACTIVE: { words: "Not open yet", tone: "plain" },
    OPEN: { words: "Open", tone: "good" },
    SUSPENDED: { words: "Suspended", tone: "warn" },
    CLOSED: { words: "Closed", tone: "plain" },
    PROPOSED: { words: "Result proposed", tone: "warn" },
    DISPUTED: { words: "Result disputed", tone: "bad" },
    SETTLING: { words: "Paying out", tone: "warn" },
    SETTLED: { words: "Settled", tone: "plain" },
    VOIDED: { words: "Void", tone: "plain" },
};

export const KIND_WORDS: Record<MarketKind, string> = { ODDS: "Betting", YES_NO: "Predictions", SPOT: "Stocks" };

export const FORMAT_WORDS: Record<OddsFormat, string> = {
    decimal: "Decimal",
    fractional: "Fractional",
    american: "American",
    percent: "Per cent",
    cents: "Cents",
};

const DEMO = "Demo: ";

/** Whether an event was made up for newcomers to see the exchange at work. */
export const isDemo = (event: string): boolean => event.startsWith(DEMO);

/** The event without the mark, where a badge says the same. */
export const eventName = (event: string): string => isDemo(event) ? event.slice(DEMO.length) : event;
