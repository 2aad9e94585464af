import type { Offers } from "../domain/book.ts";

/** What one part of a page wants to see. */
export interface Wish {
    readonly marketIds: readonly string[];
    readonly offers: Offers;
}

/** A part of a page that watches markets. */
export interface Watch {
    /** Watches others from now on. */
    change(marketIds: readonly string[], offers: Offers): void;
    end(): void;
}

/** What a subscription is of. */
export interface MarketSet {
    /** Sorted, so that equal sets look equal. */
    readonly marketIds: readonly string[];
    readonly offers: Offers;
}

/** As many markets as the server's limit of one subscription. */
const MARKETS_MAX = 200;

/**
 * Adds up what all parts of the page want, and finds out by trying which markets the server does not know: it refuses a
 * subscription as a whole and does not say for which one.
 */
export class Wishes {
    readonly #wishes = new Map<object, Wish>();
    readonly #unknown = new Set<string>();
    #proven = new Set<string>();
    #unprovenMost = Infinity;
    #most = MARKETS_MAX;
    /** What is wanted, undefined until it is reckoned again. */
    #wanted: MarketSet | null | undefined;

    put(owner: object, wish: Wish): void {
        // The latest wish comes first, so that it is not the one to go when there are too many.
        this.#wishes.delete(owner);
        this.#wishes.set(owner, wish);
        this.#unprovenMost = Infinity;
        this.#wanted = undefined;
    }

    remove(owner: object): void {
        this.#wishes.delete(owner);
        this.#wanted = undefined;
    }

    /** Markets that the server does not have. */
    get unknown(): ReadonlySet<string> {
        return this.#unknown;
    }

    /** What to subscribe to, null for nothing. All offers for all markets if one part wants them for its own. */
    wanted(): MarketSet | null {
        if (this.#wanted === undefined) {
            this.#wanted = this.#reckoned();
        }
        return this.#wanted;
    }

    #reckoned(): MarketSet | null {
        const wishes = [...this.#wishes.values()].reverse();
        const all = [...new Set(wishes.flatMap(({ marketIds }) => marketIds))].filter((id) => !this.#unknown.has(id));
        const unproven = all.filter((id) => !this.#proven.has(id)).slice(0, this.#unprovenMost);
        const tried = new Set(unproven);
        const chosen = all.filter((id) => tried.has(id) || this.#proven.has(id)).slice(0, this.#most);
        if (chosen.length === 0) {
            return null;
        }
        return {
            marketIds: chosen.sort(),
            offers: wishes.some(({ offers }) => offers === "ALL") ? "ALL" : "BEST",
        };
    }

    /** The server took the set. */
    accepted(set: MarketSet): void {
        set.marketIds.forEach((id) => this.#proven.add(id));
        this.#unprovenMost = Infinity;
        this.#wanted = undefined;
    }

    /** The server does not know a market of the set: the next one tries half of those it never took. */
    notFound(set: MarketSet): void {
        this.#wanted = undefined;
        const unproven = set.marketIds.filter((id) => !this.#proven.has(id));
        if (unproven.length === 0) {
            this.#proven = new Set();
        } else if (unproven.length === 1) {
            this.#unknown.add(unproven[0]!);
            this.#unprovenMost = Infinity;
        } else {
            this.#unprovenMost = Math.ceil(unproven.length / 2);
        }
    }

    /** The set is larger than this server allows. */
    tooMany(set: MarketSet): void {
        this.#most = Math.max(1, Math.floor(set.marketIds.length / 2));
        this.#wanted = undefined;
    }
}
