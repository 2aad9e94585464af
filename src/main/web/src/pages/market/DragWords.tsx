import type { Market } from "../../api/types.ts";
import { shownPrice, usePriceFormat } from "../../components/Price.tsx";
import type { RunnerView } from "../../domain/book.ts";
import { type Drag, matchedAtOnce, targetOf } from "../../domain/dragging.ts";
import { withoutOwn } from "../../domain/greenup.ts";
import { formatSize } from "../../domain/money.ts";
import { formatPrice } from "../../domain/odds.ts";
import type { OwnOrder } from "../../domain/ownOrder.ts";

interface Props {
    market: Market;
    drag: Drag;
    runner: RunnerView | null;
    orders: readonly OwnOrder[];
}

/** What would happen if the orders were let go now. */
export function DragWords({ market, drag, runner, orders }: Props) {
    const format = usePriceFormat(market.kind);
    const to = targetOf(drag);
    const words = (price: number) => {
        const lines = orders.map((order) => ({ ...order, size: order.remaining }));
        const atOnce = runner === null
            ? 0
            : matchedAtOnce(market.kind, drag.side, price, drag.size, withoutOwn(runner, lines));
        return atOnce === 0
            ? "would wait there"
            : atOnce === drag.size
            ? "would be matched at once"
            : formatSize(atOnce) + " of it would be matched at once";
    };
    return (
        <p class="ladder-drag" role="status">
            {to === null ? "Stays where it is." : (
                <>
                    <strong>
                        {formatSize(drag.size)} to{" "}
                        {formatPrice(market.kind, shownPrice(market.kind, drag.side, to), format)}
                    </strong>
                    : {words(to)}. Esc leaves it.
                </>
            )}
        </p>
    );
}
