import { applyChange, type MarketView } from "../domain/book.ts";
import type { Cargo } from "./line.ts";
import type { MarketMessage, StreamCode } from "./messages.ts";
import { Segments, type WholeMarketMessage } from "./segments.ts";
import { type MarketSet, Wishes } from "./wishes.ts";

/** Of EX_BEST_OFFERS as many levels as a grid shows. */
const LEVELS = 3;

/** The markets that a page watches, with their books as of the last message. */
export class MarketCargo implements Cargo<MarketMessage> {
    readonly op = "marketSubscription";
    readonly wishes = new Wishes();
    readonly #segments = new Segments();
    readonly #conflateMs: number;
    readonly #changed: (ids: ReadonlySet<string>) => void;
    readonly #sets = new Map<string, MarketSet>();
    #present: MarketSet | null = null;
    #keyed: MarketSet | null = null;
    #key = "";
    #books = new Map<string, MarketView>();

    /**
     * @param conflateMs at most one message in this time
     * @param changed called once after each message with the markets that it changed
     */
    constructor(conflateMs: number, changed: (ids: ReadonlySet<string>) => void) {
        this.#conflateMs = conflateMs;
        this.#changed = changed;
    }

    book(id: string): MarketView | null {
        return this.#books.get(id) ?? null;
    }

    key(): string | null {
        const set = this.wishes.wanted();
        if (set === null) {
            return null;
        }
        if (set !== this.#keyed) {
            this.#keyed = set;
            this.#key = `${set.offers} ${set.marketIds.join(" ")}`;
        }
        this.#sets.set(this.#key, set);
        return this.#key;
    }

    request(): Record<string, unknown> {
        const set = this.wishes.wanted()!;
        return {
            marketFilter: { marketIds: set.marketIds },
            marketDataFilter: {
                fields: [
                    set.offers === "ALL" ? "EX_ALL_OFFERS" : "EX_BEST_OFFERS",
                    "EX_TRADED_VOL",
                    "EX_LTP",
                    "EX_MARKET_DEF",
                ],
                ladderLevels: LEVELS,
            },
            conflateMs: this.#conflateMs,
            segmentationEnabled: true,
        };
    }

    end(): Record<string, unknown> {
        const forgotten = new Set(this.#books.keys());
        this.#books = new Map();
        this.#present = null;
        this.#changed(forgotten);
        return { marketFilter: { marketIds: [] } };
    }

    begin(): void {
        this.#segments.clear();
    }

    accepted(key: string): void {
        const set = this.#sets.get(key)!;
        this.#present = set;
        this.#sets.clear();
        this.wishes.accepted(set);
    }

    refused(key: string, code: StreamCode): void {
        const set = this.#sets.get(key)!;
        this.#sets.clear();
        if (code === "MARKET_NOT_FOUND") {
            this.wishes.notFound(set);
        } else if (code === "SUBSCRIPTION_LIMIT_EXCEEDED") {
            this.wishes.tooMany(set);
        }
    }

    take(message: MarketMessage): boolean {
        const whole = this.#segments.add(message);
        if (whole === null) {
            return true;
        }
        const changed = new Set<string>();
        const books = new Map(this.#books);
        if (whole.ct === "SUB_IMAGE") {
            this.#keepPresent(books, changed);
        }
        const complete = this.#apply(whole, books, changed);
        this.#books = books;
        if (changed.size > 0) {
            this.#changed(changed);
        }
        return complete;
    }

    /** Markets that are not watched any more are forgotten with the first message of what is watched now. */
    #keepPresent(books: Map<string, MarketView>, changed: Set<string>): void {
        const present = new Set(this.#present?.marketIds);
        for (const id of [...books.keys()].filter((id) => !present.has(id))) {
            books.delete(id);
            changed.add(id);
        }
    }

    #apply(message: WholeMarketMessage, books: Map<string, MarketView>, changed: Set<string>): boolean {
        for (const change of message.mc) {
            const applied = applyChange(books.get(change.id) ?? null, change, this.#present?.offers ?? "BEST");
            if (applied.view === null) {
                return false;
            }
            books.set(change.id, applied.view);
            changed.add(change.id);
        }
        return true;
    }
}
