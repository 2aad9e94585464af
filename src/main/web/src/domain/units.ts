/**
 * The integers everything is reckoned in, so that nothing is ever rounded by accident. The wire has decimal strings;
 * money.ts turns one into the other.
 */

/** An amount in millionths of the currency unit. A cent is 10,000n. */
export type Micros = bigint;

/** Odds or a price in ten-thousandths: odds 2.50 are 25000, a contract at 0.55 is 5500. */
export type Price = number;

/** A stake, contracts or shares in hundredths: 10.00 is 1000. */
export type Size = number;

export type MarketKind = "ODDS" | "YES_NO" | "SPOT";

/** BACK and LAY in ODDS markets, BUY and SELL in the others. */
export type Side = "BACK" | "LAY" | "BUY" | "SELL";

/** Odds of 1, the price of a contract that pays for certain: one whole in a Price. */
export const ONE: Price = 10_000;

/** Whether the side gains when the selection wins. */
export function buys(side: Side): boolean {
    return side === "BACK" || side === "BUY";
}

/** What customers of that kind of market call buying and selling. */
export function sidesOf(kind: MarketKind): { buy: Side; sell: Side } {
    return kind === "ODDS" ? { buy: "BACK", sell: "LAY" } : { buy: "BUY", sell: "SELL" };
}
