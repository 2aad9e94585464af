import { MINUS, priceToWire } from "./money.ts";
import { shift, snap, type TickTable } from "./ticks.ts";
import { type MarketKind, ONE, type Price } from "./units.ts";

/** How prices are shown and typed; one switch for all pages. */
export type OddsFormat = "decimal" | "fractional" | "american" | "percent" | "cents";

export const ODDS_FORMATS: readonly OddsFormat[] = ["decimal", "fractional", "american", "percent", "cents"];

/** The probability a price speaks of, 0 to 1; of a share there is none, so its price must not be asked. */
export function probability(kind: MarketKind, price: Price): number {
    return kind === "ODDS" ? ONE / price : price / ONE;
}

/** The decimal odds a price stands for, as a plain number. */
function oddsOf(kind: MarketKind, price: Price): number {
    return kind === "ODDS" ? price / ONE : ONE / price;
}

/** "43.1 %"; "<0.1 %" and ">99.9 %" near the ends, where a rounded 0 or 100 would be a lie. */
export function formatProbability(chance: number): string {
    if (chance < 0.001) {
        return "<0.1\u00a0%";
    }
    return chance > 0.999 ? ">99.9\u00a0%" : (chance * 100).toFixed(1) + "\u00a0%";
}

/** Decimal odds as customers know them: two places below 10, at most one below 100, none above. */
function decimalText(odds: number): string {
    if (odds < 10) {
        return odds.toFixed(2);
    }
    return odds < 100 ? odds.toFixed(1).replace(/\.0$/, "") : Math.round(odds).toString();
}

/** The fraction of odds to 1, reduced; of odds that are no short fraction the nearest with a denominator to 100. */
function fractionText(odds: number): string {
    const value = odds - 1;
    for (let below = 1; below <= 100; below++) {
        const above = Math.round(value * below);
        if (above > 0 && Math.abs(above / below - value) < 1e-9) {
            return `${above}/${below}`;
        }
    }
    let best = [1, 100];
    for (let below = 1; below <= 100; below++) {
        const above = Math.max(1, Math.round(value * below));
        if (Math.abs(above / below - value) < Math.abs(best[0]! / best[1]! - value) - 1e-12) {
            best = [above, below];
        }
    }
    return `${best[0]}/${best[1]}`;
}

function americanText(odds: number): string {
    const value = odds >= 2 ? (odds - 1) * 100 : -100 / (odds - 1);
    return (value > 0 ? "+" : MINUS) + Math.round(Math.abs(value)).toString();
}

function centsText(chance: number): string {
    return (Math.round(chance * 1000) / 10).toFixed(1).replace(/\.0$/, "") + "\u00a2";
}

/** The price of a share: "12.50", as many places as it has. */
export function formatSharePrice(price: Price): string {
    return priceToWire(price);
}

/** A price of a market of that kind in a format; shares have their price in every format. */
export function formatPrice(kind: MarketKind, price: Price, format: OddsFormat): string {
    if (kind === "SPOT") {
        return formatSharePrice(price);
    }
    switch (format) {
        case "decimal":
            return decimalText(oddsOf(kind, price));
        case "fractional":
            return fractionText(oddsOf(kind, price));
        case "american":
            return americanText(oddsOf(kind, price));
        case "percent":
            return formatProbability(probability(kind, price));
        case "cents":
            return kind === "ODDS" ? centsText(probability(kind, price)) : (price / 100).toString() + "\u00a2";
    }
}

/** A price that was typed, as the market has it. */
export interface TypedPrice {
    readonly price: Price;
    /** Whether what was typed is another price than the nearest that the market has. */
    readonly snapped: boolean;
}

const NUMBER = /^\d{1,9}(?:\.\d{1,6})?$/;

function plain(text: string): number | null {
    const bare = text.replace(/^\./, "0.");
    return NUMBER.test(bare) ? Number(bare) : null;
}

/** Decimal odds of what was typed in a format, null when it is none. */
function typedOdds(text: string, format: OddsFormat): number | null {
    switch (format) {
        case "decimal":
            return plain(text);
        case "fractional": {
            const parts = /^(\d{1,6})\s*[/-]\s*(\d{1,6})$/.exec(text);
            const value = parts === null ? plain(text) : Number(parts[1]) / Number(parts[2]);
            return /^evens?$/i.test(text) ? 2 : value === null || !Number.isFinite(value) ? null : value + 1;
        }
        case "american": {
            const parts = /^([+\-\u2212]?)(\d{3,7})$/.exec(text);
            if (parts === null || Number(parts[2]) < 100) {
                return /^evens?$/i.test(text) ? 2 : null;
            }
            const value = Number(parts[2]);
            return parts[1] === "-" || parts[1] === MINUS ? 1 + 100 / value : 1 + value / 100;
        }
        case "percent":
        case "cents": {
            const value = plain(text.replace(/\s*[%\u00a2c]$/, ""));
            return value === null || value <= 0 || value >= 100 ? null : 100 / value;
        }
    }
}

/**
 * Reads what a user typed in the format he sees, to the nearest price of the market; null when it is not a price at
 * all. Odds from 1 down and probabilities of 0 or 100 % are none.
 */
export function parseTypedPrice(
    kind: MarketKind,
    table: TickTable,
    text: string,
    format: OddsFormat,
): TypedPrice | null {
    const bare = text.trim();
    if (kind === "SPOT") {
        const value = plain(bare);
        return value === null || value <= 0 ? null : toTable(table, value * ONE);
    }
    const odds = typedOdds(bare, format);
    if (odds === null || odds <= 1) {
        return null;
    }
    return toTable(table, kind === "ODDS" ? odds * ONE : ONE / odds, shownAlike(kind, format, bare));
}

/** What a view of a price rounds away is no other price: 66.7 % typed is what odds of 1.50 are shown as. */
function shownAlike(kind: MarketKind, format: OddsFormat, text: string): (price: Price) => boolean {
    const letters = (shown: string) => shown.replace(/[\s\u00a0%\u00a2c+]/g, "").replace(MINUS, "-");
    return (price) => letters(formatPrice(kind, price, format)) === letters(text);
}

function toTable(table: TickTable, value: number, same: (price: Price) => boolean = () => false): TypedPrice {
    const price = snap(table, value);
    return { price, snapped: Math.abs(price - value) > 1e-6 && !same(price) };
}

/** The sum of the probabilities of best prices, 1 for a book without a margin; null when one has no price. */
export function bookPercentage(kind: MarketKind, best: readonly (Price | null)[]): number | null {
    let sum = 0;
    for (const price of best) {
        if (price === null) {
            return null;
        }
        sum += probability(kind, price);
    }
    return best.length === 0 ? null : sum;
}

/** Whether the first price is the better one for whoever backs or buys, lays or sells. */
export function isBetter(kind: MarketKind, buys: boolean, first: Price, second: Price): boolean {
    const higherIsBetter = (kind === "ODDS") === buys;
    return higherIsBetter ? first > second : first < second;
}

/** A price so many steps worse for who places it, to be matched although the market moves. */
export function worseBy(kind: MarketKind, table: TickTable, buys: boolean, price: Price, steps: number): Price {
    return shift(table, price, (kind === "ODDS") === buys ? -steps : steps);
}
