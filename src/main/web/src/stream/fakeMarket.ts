import { checksum, type MarketView } from "../domain/book.ts";
import { parsePrice, parseSize } from "../domain/money.ts";

export type Json = Record<string, unknown>;

/** A market of the fake: one selection with prices that can be backed, and every change it ever had. */
export class FakeMarket {
    seq = 10;
    readonly history: { seq: number; price: string; size: string }[] = [];
    readonly levels = new Map<string, string>([["2.50", "10.00"]]);

    change(price: string, size: string): void {
        this.seq++;
        this.levels.set(price, size);
        this.history.push({ seq: this.seq, price, size });
    }

    checksum(id: string): number {
        const backs = [...this.levels].filter(([, size]) => size !== "0.00")
            .map(([price, size]) => ({ price: parsePrice(price), size: parseSize(size), wire: `${price},${size};` }))
            .sort((first, second) => second.price - first.price);
        return checksum({ id, definition: null, runners: [{ id: "home", backs, lays: [] }] } as unknown as MarketView);
    }

    since(id: string, seq: number | null): Json | null {
        if (seq === this.seq) {
            return null;
        }
        const image = seq === null;
        const tuples = image
            ? [...this.levels].filter(([, size]) => size !== "0.00")
            : this.history.filter((change) => change.seq > seq).map(({ price, size }) => [price, size]);
        return {
            id,
            ...(image ? { img: true, marketDefinition: definition(id) } : {}),
            prevSeq: seq ?? 0,
            seq: this.seq,
            checksum: this.checksum(id),
            rc: [{ id: "home", atb: tuples }],
        };
    }
}

function definition(id: string): Json {
    return {
        status: "OPEN",
        inPlay: false,
        version: 2,
        kind: "ODDS",
        name: id,
        eventName: "Home v Away",
        numberOfWinners: 1,
        betDelaySeconds: 0,
        runners: [{ id: "home", name: "Home", status: "ACTIVE" }],
    };
}
