import type { Offers } from "./greenup.ts";
import { isBetter } from "./odds.ts";
import type { OwnOrder } from "./ownOrder.ts";
import { buys, type MarketKind, type Price, type Side, type Size } from "./units.ts";

/** Where a pointer is, in pixels, and whether it is a finger. */
export interface Pointer {
    readonly x: number;
    readonly y: number;
    readonly touch: boolean;
}

/** What one has at a price, on its way to another one. */
export interface Drag {
    readonly ids: readonly string[];
    readonly side: Side;
    readonly size: Size;
    readonly from: Price;
    readonly start: Pointer;
    /** Whether the pointer has gone far enough not to mean a click. */
    readonly moving: boolean;
    /** The price under the pointer; null off the ladder. */
    readonly over: Price | null;
}

/** A hand is never quite still, and a finger less than a mouse. */
export const MOUSE_PX = 4;
export const TOUCH_PX = 10;

/** Whether the order can be cancelled and placed anew elsewhere: one that is delayed or not yet known cannot. */
export function isMovable(order: OwnOrder): boolean {
    return order.phase === "known" && order.status === "OPEN" && !order.cancelling && order.remaining > 0;
}

/** Takes hold of the orders at a price that can be moved, of one side; null where there are none. */
export function grab(orders: readonly OwnOrder[], from: Price, start: Pointer): Drag | null {
    const movable = orders.filter((order) => order.price === from && isMovable(order));
    const side = movable[0]?.side;
    if (side === undefined) {
        return null;
    }
    const taken = movable.filter((order) => order.side === side);
    return {
        ids: taken.map(({ clientOrderId }) => clientOrderId),
        side,
        size: taken.reduce((sum, { remaining }) => sum + remaining, 0),
        from,
        start,
        moving: false,
        over: from,
    };
}

/** The pointer is elsewhere. Once it has moved far enough, coming back does not make a click of it. */
export function moved(drag: Drag, { x, y }: Pointer, over: Price | null): Drag {
    const far = Math.hypot(x - drag.start.x, y - drag.start.y) >= (drag.start.touch ? TOUCH_PX : MOUSE_PX);
    const moving = drag.moving || far;
    return moving === drag.moving && over === drag.over ? drag : { ...drag, moving, over };
}

/** The price the orders would go to if they were let go now; null when they stay where they are. */
export function targetOf(drag: Drag): Price | null {
    return drag.moving && drag.over !== drag.from ? drag.over : null;
}

/** How much of an order at that price others' offers would match at once. */
export function matchedAtOnce(kind: MarketKind, side: Side, price: Price, size: Size, offers: Offers): Size {
    const buying = buys(side);
    const there = (buying ? offers.backs : offers.lays)
        .filter((level) => !isBetter(kind, buying, price, level.price))
        .reduce((sum, level) => sum + level.size, 0);
    return Math.min(size, there);
}
