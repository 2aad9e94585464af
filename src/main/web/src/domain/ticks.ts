import { type MarketKind, ONE, type Price } from "./units.ts";

/**
 * The prices one market may trade at, by ascending price; index 0 is the lowest. Prices between two steps do not
 * exist. A table without an end has `count` Infinity.
 */
export interface TickTable {
    readonly count: number;
    /** The price at an index; an index off the table throws. */
    price(index: number): Price;
    /** The index of a price, -1 when it is no step. */
    index(price: Price): number;
    /** The index of the step next to any number, ends included; of two equally near the lower. */
    nearest(price: number): number;
}

const ODDS_BANDS: [from: number, step: number][] = [
    [101, 1],
    [200, 2],
    [300, 5],
    [400, 10],
    [600, 20],
    [1_000, 50],
    [2_000, 100],
    [3_000, 200],
    [5_000, 500],
    [10_000, 1_000],
];
const ODDS_HIGHEST = 100_000;

function oddsLadder(): Price[] {
    const ladder: Price[] = [];
    ODDS_BANDS.forEach(([from, step], band) => {
        const end = ODDS_BANDS[band + 1]?.[0] ?? ODDS_HIGHEST + 1;
        for (let odds = from; odds < end; odds += step) {
            ladder.push(odds * 100);
        }
    });
    return ladder;
}

/** A table of listed prices. */
class Listed implements TickTable {
    readonly count: number;
    readonly #prices: readonly Price[];
    readonly #indexes: Map<Price, number>;

    constructor(prices: readonly Price[]) {
        this.#prices = prices;
        this.#indexes = new Map(prices.map((price, index) => [price, index]));
        this.count = prices.length;
    }

    price(index: number): Price {
        const price = this.#prices[index];
        if (price === undefined) {
            throw new RangeError(`no tick ${index}`);
        }
        return price;
    }

    index(price: Price): number {
        return this.#indexes.get(price) ?? -1;
    }

    nearest(price: number): number {
        let low = 0;
        let high = this.count - 1;
        while (low < high) {
            const middle = (low + high) >> 1;
            if (this.#prices[middle]! < price) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        const below = this.#prices[low - 1];
        return below !== undefined && price - below <= Math.abs(this.#prices[low]! - price) ? low - 1 : low;
    }
}

/** Whole multiples of one step, the first of them at index 0. */
class Multiples implements TickTable {
    readonly #step: Price;
    readonly count: number;

    constructor(step: Price, count: number) {
        this.#step = step;
        this.count = count;
    }

    price(index: number): Price {
        if (!Number.isInteger(index) || index < 0 || index >= this.count) {
            throw new RangeError(`no tick ${index}`);
        }
        return (index + 1) * this.#step;
    }

    index(price: Price): number {
        const index = price / this.#step - 1;
        return Number.isInteger(index) && index >= 0 && index < this.count ? index : -1;
    }

    nearest(price: number): number {
        const index = Math.ceil(price / this.#step - 0.5) - 1;
        return Math.max(0, Math.min(this.count - 1, index));
    }
}

/** The 350 steps of decimal odds from 1.01 to 1000: index 0 is 1.01, 349 is 1000 (research 7.2). */
export const ODDS_TICKS: TickTable = new Listed(oddsLadder());

const tables = new Map<string, TickTable>();

/** The table of a market of that kind; `tickSize` is 0 for ODDS. One object for each kind and size. */
export function ticksOf(kind: MarketKind, tickSize: Price = 0): TickTable {
    if (kind === "ODDS") {
        return ODDS_TICKS;
    }
    if (!Number.isInteger(tickSize) || tickSize <= 0 || (kind === "YES_NO" && ONE % tickSize !== 0)) {
        throw new RangeError(`no tick size of ${kind}: ${tickSize}`);
    }
    const key = `${kind} ${tickSize}`;
    let table = tables.get(key);
    if (table === undefined) {
        table = new Multiples(tickSize, kind === "YES_NO" ? ONE / tickSize - 1 : Infinity);
        tables.set(key, table);
    }
    return table;
}

/** The step next to a number. */
export function snap(table: TickTable, price: number): Price {
    return table.price(table.nearest(price));
}

/** The price so many steps above (below when negative), at most the end of the table. An off price is snapped first. */
export function shift(table: TickTable, price: Price, steps: number): Price {
    const index = table.nearest(price) + steps;
    return table.price(Math.max(0, Math.min(table.count - 1, index)));
}

/** The next higher step; the highest stays. A price between two steps goes to the upper one. */
export function tickUp(table: TickTable, price: Price): Price {
    const near = snap(table, price);
    return near > price ? near : shift(table, near, 1);
}

/** The next lower step; the lowest stays. A price between two steps goes to the lower one. */
export function tickDown(table: TickTable, price: Price): Price {
    const near = snap(table, price);
    return near < price ? near : shift(table, near, -1);
}
