import { parsePrice, parseSize } from "./money.ts";
import type { MarketKind, Price, Size } from "./units.ts";

/** What can be had at a price. */
export interface Level {
    readonly price: Price;
    readonly size: Size;
    /** Price and size as they stand in messages, of which checksums are made. */
    readonly wire: string;
}

/** A selection as others offer it; the best offer comes first on both sides. */
export interface RunnerView {
    readonly id: string;
    /** The price of the last trade, null before the first. */
    readonly ltp: Price | null;
    /** The size traded so far. */
    readonly tv: Size;
    /** What can be backed or bought: `atb` of ODDS markets, the asks of others. */
    readonly backs: readonly Level[];
    /** What can be laid or sold: `atl` of ODDS markets, the bids of others. */
    readonly lays: readonly Level[];
}

export type MarketStatus =
    | "INACTIVE"
    | "OPEN"
    | "SUSPENDED"
    | "CLOSED"
    | "PROPOSED"
    | "DISPUTED"
    | "SETTLING"
    | "SETTLED"
    | "VOIDED";

/** `marketDefinition` of the stream. */
export interface MarketDefinition {
    readonly status: MarketStatus;
    readonly inPlay: boolean;
    readonly version: number;
    readonly kind: MarketKind;
    readonly name: string;
    readonly eventName: string;
    readonly startsAt?: string;
    readonly numberOfWinners: number;
    readonly betDelaySeconds: number;
    readonly runners: readonly { readonly id: string; readonly name: string; readonly status: "ACTIVE" | "REMOVED" }[];
}

type WireLevel = readonly [price: string, size: string];
type WirePlace = readonly [place: number, price: string, size: string];

/** A selection in a market change. */
export interface RunnerChange {
    readonly id: string;
    readonly ltp?: string;
    readonly tv?: string;
    readonly atb?: readonly WireLevel[];
    readonly atl?: readonly WireLevel[];
    readonly bids?: readonly WireLevel[];
    readonly asks?: readonly WireLevel[];
    readonly batb?: readonly WirePlace[];
    readonly batl?: readonly WirePlace[];
    readonly bbids?: readonly WirePlace[];
    readonly basks?: readonly WirePlace[];
}

/** A member of `mc` (docs/api.md). */
export interface MarketChange {
    readonly id: string;
    readonly img?: boolean;
    readonly prevSeq: number;
    readonly seq: number;
    readonly checksum?: number;
    readonly lastChangeAt?: string;
    readonly sourceLagMs?: number;
    readonly marketDefinition?: MarketDefinition;
    readonly rc?: readonly RunnerChange[];
}

/** A market's book up to a number. Never changed: what a change leaves alone is the same object afterwards. */
export interface MarketView {
    readonly id: string;
    readonly seq: number;
    /** Null where the subscription asks for no definition. */
    readonly definition: MarketDefinition | null;
    readonly status: MarketStatus | null;
    /** In the order of the definition. */
    readonly runners: readonly RunnerView[];
    readonly lastChangeAt: string | null;
}

/** What a subscription asked for: EX_ALL_OFFERS or EX_BEST_OFFERS. */
export type Offers = "ALL" | "BEST";

/** What becomes of a book, or how one knows that something was lost and the market has to be asked for anew. */
export type Applied =
    | { readonly view: MarketView; readonly lost: null }
    | { readonly view: null; readonly lost: "CHAIN" | "CHECKSUM" };

/** Which of two prices comes first in a list. */
type Order = (first: Price, second: Price) => number;

const HIGHEST_FIRST: Order = (first, second) => second - first;
const LOWEST_FIRST: Order = (first, second) => first - second;

/** The new list with the tuples put in; the size 0 takes a price out. */
function withLevels(levels: readonly Level[], changes: readonly WireLevel[], order: Order): readonly Level[] {
    const result = levels.slice();
    for (const [priceText, sizeText] of changes) {
        const price = parsePrice(priceText);
        const size = parseSize(sizeText);
        let low = 0;
        let high = result.length;
        while (low < high) {
            const middle = (low + high) >> 1;
            if (order(result[middle]!.price, price) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        const found = result[low]?.price === price;
        if (size > 0) {
            result.splice(low, found ? 1 : 0, { price, size, wire: `${priceText},${sizeText};` });
        } else if (found) {
            result.splice(low, 1);
        }
    }
    return result;
}

/** The new list of best offers; places after the last that is taken end it. */
function withPlaces(levels: readonly Level[], changes: readonly WirePlace[]): readonly Level[] {
    const places: (Level | undefined)[] = levels.slice();
    for (const [place, priceText, sizeText] of changes) {
        const size = parseSize(sizeText);
        places[place] = size === 0
            ? undefined
            : { price: parsePrice(priceText), size, wire: `${priceText},${sizeText};` };
    }
    const end = Array.from(places).findIndex((level) => level === undefined);
    return (end < 0 ? places : places.slice(0, end)) as Level[];
}

function emptyRunner(id: string): RunnerView {
    return { id, ltp: null, tv: 0, backs: [], lays: [] };
}

function withOffers(runner: RunnerView, change: RunnerChange, offers: Offers): Pick<RunnerView, "backs" | "lays"> {
    let { backs, lays } = runner;
    if (offers === "ALL") {
        // What backers see is best when it is high in odds, and when it is low in prices.
        backs = change.atb === undefined ? backs : withLevels(backs, change.atb, HIGHEST_FIRST);
        lays = change.atl === undefined ? lays : withLevels(lays, change.atl, LOWEST_FIRST);
        backs = change.asks === undefined ? backs : withLevels(backs, change.asks, LOWEST_FIRST);
        lays = change.bids === undefined ? lays : withLevels(lays, change.bids, HIGHEST_FIRST);
    } else {
        const best = { backs: change.batb ?? change.basks, lays: change.batl ?? change.bbids };
        backs = best.backs === undefined ? backs : withPlaces(backs, best.backs);
        lays = best.lays === undefined ? lays : withPlaces(lays, best.lays);
    }
    return { backs, lays };
}

function withRunner(runner: RunnerView, change: RunnerChange, offers: Offers): RunnerView {
    return {
        id: runner.id,
        ltp: change.ltp === undefined ? runner.ltp : parsePrice(change.ltp),
        tv: change.tv === undefined ? runner.tv : parseSize(change.tv),
        ...withOffers(runner, change, offers),
    };
}

function runnersAfter(
    before: readonly RunnerView[],
    change: MarketChange,
    definition: MarketDefinition | null,
    offers: Offers,
): readonly RunnerView[] {
    const runners = before.slice();
    for (const row of change.rc ?? []) {
        const index = runners.findIndex((runner) => runner.id === row.id);
        runners[index < 0 ? runners.length : index] = withRunner(
            index < 0 ? emptyRunner(row.id) : runners[index]!,
            row,
            offers,
        );
    }
    if (change.marketDefinition === undefined || definition === null) {
        return runners;
    }
    return definition.runners.map(({ id }) => runners.find((runner) => runner.id === id) ?? emptyRunner(id));
}

/**
 * Applies a market change (docs/api.md, "How to keep a book"). What a lost message or a wrong checksum leaves is not
 * shown to anybody: the answer then says so, and the caller subscribes anew without a clock.
 *
 * @param before null when nothing is known of the market
 */
export function applyChange(before: MarketView | null, change: MarketChange, offers: Offers): Applied {
    const image = change.img === true;
    if (!image && (before === null || change.prevSeq !== before.seq)) {
        return { view: null, lost: "CHAIN" };
    }
    const definition = change.marketDefinition ?? (image ? null : before!.definition);
    const view: MarketView = {
        id: change.id,
        seq: change.seq,
        definition,
        status: definition?.status ?? null,
        runners: runnersAfter(image ? [] : before!.runners, change, definition, offers),
        lastChangeAt: change.lastChangeAt ?? (image ? null : before!.lastChangeAt),
    };
    if (offers === "ALL" && change.checksum !== undefined && checksum(view) !== change.checksum) {
        return { view: null, lost: "CHECKSUM" };
    }
    return { view, lost: null };
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) {
        crc = (crc & 1) === 0 ? crc >>> 1 : (crc >>> 1) ^ 0xedb88320;
    }
    return crc;
});
const UTF8 = new TextEncoder();

/** CRC-32 as in zip, over pieces of bytes as if they were one. */
function crcOf(pieces: readonly Uint8Array[]): number {
    let crc = 0xffffffff;
    for (const bytes of pieces) {
        for (let i = 0; i < bytes.length; i++) {
            crc = (crc >>> 8) ^ CRC_TABLE[(crc ^ bytes[i]!) & 0xff]!;
        }
    }
    return (crc ^ 0xffffffff) >>> 0;
}

/** CRC-32 of a text in UTF-8. */
export function crc32(text: string): number {
    return crcOf([UTF8.encode(text)]);
}

/** What lists come to in a checksum, which stays the same while the list does. */
const bytesOfLists = new WeakMap<readonly Level[], { start: string; bytes: Uint8Array }>();
const NONE = new Uint8Array(0);

function bytesOf(start: string, levels: readonly Level[]): Uint8Array {
    if (levels.length === 0) {
        return NONE;
    }
    let known = bytesOfLists.get(levels);
    if (known?.start !== start) {
        known = { start, bytes: UTF8.encode(start + levels.map((level) => level.wire).join(start)) };
        bytesOfLists.set(levels, known);
    }
    return known.bytes;
}

/** The checksum of a book at full depth as the server reckons it. */
export function checksum(view: MarketView): number {
    const odds = view.definition === null || view.definition.kind === "ODDS";
    const runners = [...view.runners].sort((first, second) => first.id < second.id ? -1 : 1);
    return crcOf(
        runners.flatMap(({ id, backs, lays }) =>
            odds
                ? [bytesOf(`${id},atb,`, backs), bytesOf(`${id},atl,`, lays)]
                : [bytesOf(`${id},bids,`, lays), bytesOf(`${id},asks,`, backs)]
        ),
    );
}

/** The selection of a market, null when there is none of that id. */
export function runnerOf(view: MarketView | null | undefined, id: string): RunnerView | null {
    return view?.runners.find((runner) => runner.id === id) ?? null;
}

/** The sum of the sizes of all levels. */
export function totalSize(levels: readonly Level[]): Size {
    return levels.reduce((sum, level) => sum + level.size, 0);
}

/** The part of all that is offered that waits to back or buy, 0 to 1: "weight of money"; null for an empty book. */
export function weightOfMoney(runner: RunnerView): number | null {
    // What waits to back is what can be laid.
    const toBack = totalSize(runner.lays);
    const all = toBack + totalSize(runner.backs);
    return all === 0 ? null : toBack / all;
}
