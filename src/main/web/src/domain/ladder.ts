import type { RunnerView } from "./book.ts";
import type { TickTable } from "./ticks.ts";
import { buys, type Price, type Side, type Size } from "./units.ts";

/**
 * The window of a price ladder. Its rows stay where they are while prices move, because what moves under a pointer is
 * clicked by mistake; it follows the market only once the pointer has been away for a while (research 3.2).
 */
export interface Ladder {
    readonly table: TickTable;
    /** How many prices are shown. */
    readonly rows: number;
    /** The tick of the lowest price shown. */
    readonly low: number;
    /** Whether the pointer is on the ladder. */
    readonly pointed: boolean;
    /** When the pointer left it, in milliseconds; null if it never was there. */
    readonly leftAt: number | null;
}

/** How long the pointer must have been away before the ladder follows the market by itself. */
export const FOLLOW_AFTER_MS = 2_000;

/**
 * The price a ladder is about: the last trade where it is within the offers, else between them. With offers on one side
 * it is the best of them, and null without anything.
 */
export function centreOf(runner: RunnerView | null, table: TickTable): Price | null {
    const back = runner?.backs[0]?.price;
    const lay = runner?.lays[0]?.price;
    const last = runner?.ltp ?? null;
    if (back === undefined || lay === undefined) {
        return back ?? lay ?? last;
    }
    if (last !== null && last >= Math.min(back, lay) && last <= Math.max(back, lay)) {
        return last;
    }
    return table.price((table.nearest(back) + table.nearest(lay)) >> 1);
}

function within(table: TickTable, rows: number, low: number): number {
    return Math.max(0, Math.min(low, table.count - rows));
}

function lowFor(table: TickTable, rows: number, centre: Price): number {
    return within(table, rows, table.nearest(centre) - (rows >> 1));
}

/** A ladder around a price; without one around the middle of the table, or its beginning if that has no end. */
export function createLadder(table: TickTable, rows: number, centre: Price | null): Ladder {
    const shown = Math.min(rows, table.count);
    const middle = Number.isFinite(table.count) ? within(table, shown, (table.count - shown) >> 1) : 0;
    const low = centre === null ? middle : lowFor(table, shown, centre);
    return { table, rows: shown, low, pointed: false, leftAt: null };
}

/** On key C or the button: at once, wherever the pointer is. */
export function recentre(ladder: Ladder, centre: Price | null): Ladder {
    return centre === null ? ladder : { ...ladder, low: lowFor(ladder.table, ladder.rows, centre) };
}

/** Shows prices so many ticks higher (lower when negative). */
export function scroll(ladder: Ladder, ticks: number): Ladder {
    const low = within(ladder.table, ladder.rows, ladder.low + ticks);
    return low === ladder.low ? ladder : { ...ladder, low };
}

export function pointerEntered(ladder: Ladder): Ladder {
    return ladder.pointed ? ladder : { ...ladder, pointed: true };
}

export function pointerLeft(ladder: Ladder, now: number): Ladder {
    return { ...ladder, pointed: false, leftAt: now };
}

/** Where the market is as seen from the window; `ticks` is how far beyond its edge. */
export interface Marker {
    readonly where: "inside" | "above" | "below";
    readonly ticks: number;
}

export function markerOf(ladder: Ladder, centre: Price | null): Marker {
    if (centre === null) {
        return { where: "inside", ticks: 0 };
    }
    const index = ladder.table.nearest(centre);
    const high = ladder.low + ladder.rows - 1;
    if (index > high) {
        return { where: "above", ticks: index - high };
    }
    return index < ladder.low ? { where: "below", ticks: ladder.low - index } : { where: "inside", ticks: 0 };
}

/** Whether the market has left the middle half of the window, and the window can still move towards it. */
function isOff(ladder: Ladder, centre: Price): boolean {
    const index = ladder.table.nearest(centre);
    const quarter = ladder.rows / 4;
    const off = index < ladder.low + quarter || index > ladder.low + ladder.rows - 1 - quarter;
    return off && lowFor(ladder.table, ladder.rows, centre) !== ladder.low;
}

/** Follows the market if it has left the middle and the pointer has been away long enough; else the same ladder. */
export function follow(ladder: Ladder, centre: Price | null, now: number): Ladder {
    return followsIn(ladder, centre, now) === 0 ? recentre(ladder, centre) : ladder;
}

/** In how many milliseconds {@link follow} will move the window if nothing changes; null for not at all. */
export function followsIn(ladder: Ladder, centre: Price | null, now: number): number | null {
    if (ladder.pointed || centre === null || !isOff(ladder, centre)) {
        return null;
    }
    return ladder.leftAt === null ? 0 : Math.max(0, ladder.leftAt + FOLLOW_AFTER_MS - now);
}

/** An own open order as a ladder shows it. */
export interface OwnLevel {
    readonly clientOrderId: string;
    readonly side: Side;
    readonly price: Price;
    /** What is left of it. */
    readonly size: Size;
}

/** A price with all that is at it. */
export interface LadderRow {
    readonly price: Price;
    /** What can be backed or bought there, and laid or sold. */
    readonly toBack: Size;
    readonly toLay: Size;
    /** What is left of own orders there. */
    readonly ownBack: Size;
    readonly ownLay: Size;
    /** Ids of own orders there, for cancelling and dragging. */
    readonly own: readonly string[];
    readonly isLast: boolean;
    readonly isBestBack: boolean;
    readonly isBestLay: boolean;
}

function sizes(levels: readonly { price: Price; size: Size }[]): Map<Price, Size> {
    return new Map(levels.map(({ price, size }) => [price, size]));
}

function alike(first: LadderRow, second: LadderRow): boolean {
    return (Object.keys(first) as (keyof LadderRow)[]).every((key) =>
        key === "own"
            ? first.own.length === second.own.length && first.own.every((id, i) => id === second.own[i])
            : first[key] === second[key]
    );
}

/**
 * The rows of a ladder from the highest price down.
 *
 * @param own open orders on this selection
 * @param before the rows of the last time: those in which nothing changed are returned again
 */
export function ladderRows(
    ladder: Ladder,
    runner: RunnerView | null,
    own: readonly OwnLevel[] = [],
    before: readonly LadderRow[] = [],
): LadderRow[] {
    const toBack = sizes(runner?.backs ?? []);
    const toLay = sizes(runner?.lays ?? []);
    const known = new Map(before.map((row) => [row.price, row]));
    const left = (orders: readonly OwnLevel[], buying: boolean) =>
        orders.reduce((sum, order) => buys(order.side) === buying ? sum + order.size : sum, 0);
    return Array.from({ length: ladder.rows }, (_, place) => {
        const price = ladder.table.price(ladder.low + ladder.rows - 1 - place);
        const mine = own.filter((order) => order.price === price);
        const row: LadderRow = {
            price,
            toBack: toBack.get(price) ?? 0,
            toLay: toLay.get(price) ?? 0,
            ownBack: left(mine, true),
            ownLay: left(mine, false),
            own: mine.map(({ clientOrderId }) => clientOrderId),
            isLast: runner?.ltp === price,
            isBestBack: runner?.backs[0]?.price === price,
            isBestLay: runner?.lays[0]?.price === price,
        };
        const same = known.get(price);
        return same !== undefined && alike(same, row) ? same : row;
    });
}
