import { useEffect, useRef, useState } from "preact/hooks";
import type { Market } from "../../api/types.ts";
import { type Drag, grab, isMovable, moved, type Pointer, targetOf } from "../../domain/dragging.ts";
import type { OwnOrder } from "../../domain/ownOrder.ts";
import type { Price } from "../../domain/units.ts";
import { toast } from "../../state/toasts.ts";
import { moveOrder } from "./moveOrder.ts";

export interface Dragging {
    /** What is being dragged; null until the pointer has gone far enough. */
    readonly drag: Drag | null;
    /** The button went down on what one has at a price. */
    readonly onDown: (event: PointerEvent, price: Price) => void;
    /** Whether the press that ends with this click was a drag. */
    readonly isDrag: (event: MouseEvent) => boolean;
}

interface Props {
    market: Market;
    table: { readonly current: HTMLTableElement | null };
    orders: readonly OwnOrder[];
    /** While it is false nothing can be taken hold of, and what is held is let go. */
    enabled: boolean;
    onEnd: () => void;
}

/** Own orders dragged from one row of a ladder to another; what was shown when they are let go is what is done. */
export function useDrag({ market, table, orders, enabled, onEnd }: Props): Dragging {
    const [drag, setDrag] = useState<Drag | null>(null);
    const now = useRef<Drag | null>(null);
    const dragged = useRef(false);
    const listening = useRef<AbortController | null>(null);
    const latest = useRef(orders);
    latest.current = orders;
    const set = (next: Drag | null) => {
        now.current = next;
        setDrag(next);
    };
    const end = () => {
        listening.current?.abort();
        set(null);
        onEnd();
    };
    const drop = () => {
        const last = now.current;
        const to = last === null ? null : targetOf(last);
        end();
        if (last === null || to === null) {
            return;
        }
        const left = latest.current.filter((order) => last.ids.includes(order.clientOrderId) && isMovable(order));
        if (left.length === 0) {
            toast("warn", "Nothing was left of the order to move.");
        }
        left.forEach((order) => void moveOrder(market, order, to));
    };
    const follow = (event: PointerEvent) => {
        if (now.current !== null) {
            const next = moved(now.current, pointerOf(event), priceUnder(event, table.current));
            dragged.current ||= next.moving;
            set(next);
        }
    };
    const abort = (event: KeyboardEvent) => {
        if (event.key === "Escape") {
            event.preventDefault();
            event.stopImmediatePropagation();
            dragged.current = true;
            end();
        }
    };
    const listen = () => {
        listening.current?.abort();
        listening.current = new AbortController();
        const { signal } = listening.current;
        addEventListener("pointermove", follow, { signal });
        addEventListener("pointerup", drop, { signal });
        addEventListener("pointercancel", end, { signal });
        addEventListener("blur", end, { signal });
        addEventListener("keydown", abort, { signal, capture: true });
    };
    useEffect(() => {
        if (!enabled && now.current !== null) {
            end();
        }
    }, [enabled]);
    useEffect(() => () => listening.current?.abort(), []);
    return {
        drag: drag?.moving ? drag : null,
        onDown: (event, price) => {
            dragged.current = false;
            const held = enabled && event.isPrimary && event.button === 0
                ? grab(latest.current, price, pointerOf(event))
                : null;
            if (held !== null) {
                set(held);
                listen();
            }
        },
        isDrag: (event) => event.detail > 0 && dragged.current,
    };
}

const pointerOf = (event: PointerEvent): Pointer => ({
    x: event.clientX,
    y: event.clientY,
    touch: event.pointerType === "touch",
});

function priceUnder(event: PointerEvent, table: HTMLTableElement | null): Price | null {
    const row = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>("[data-row]");
    return row === null || row === undefined || !table?.contains(row) ? null : Number(row.dataset["row"]);
}
