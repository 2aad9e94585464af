import type { Offers } from "./greenup.ts";
import { times } from "./money.ts";
import type { Micros, Price, Size } from "./units.ts";

/** Selling shares at what is offered for them now. */
export interface Sale {
    /** The lowest price that has to be taken; null where nobody offers any. */
    readonly limit: Price | null;
    readonly size: Size;
    readonly proceeds: Micros;
    /** As many as nobody offers to buy. */
    readonly missing: Size;
}

/** What selling so many shares brings, the best offers first. */
export function saleAt(offers: Offers, size: Size): Sale {
    let left = size;
    let proceeds = 0n;
    let limit: Price | null = null;
    for (const level of offers.lays) {
        const taken = Math.min(left, level.size);
        if (taken <= 0) {
            break;
        }
        proceeds += times(level.price, taken);
        limit = level.price;
        left -= taken;
    }
    return { limit, size: size - left, proceeds, missing: left };
}

/** So many per cent of a size, rounded down, but all of it at 100. */
export const partOf = (size: Size, percent: number): Size => Math.floor(size * percent / 100);
