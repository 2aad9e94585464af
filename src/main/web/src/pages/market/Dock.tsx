import type { Market } from "../../api/types.ts";
import { useKeyHint } from "../../components/KeyList.tsx";
import type { MarketView } from "../../domain/book.ts";
import { openOrders } from "../../domain/orders.ts";
import { own } from "../../state/live.ts";
import { useMedia } from "../../state/media.ts";
import { cancelAll } from "../../state/ordering.ts";
import { session } from "../../state/session.ts";
import { useStore } from "../../state/store.ts";
import { OpenOrders } from "./OpenOrders.tsx";
import { PositionView } from "./PositionView.tsx";

export const DOCK_TABS = ["orders", "position"] as const;
export type DockTab = typeof DOCK_TABS[number];

interface Props {
    market: Market;
    book: MarketView | null;
    tab: DockTab;
    onTab: (tab: DockTab) => void;
}

/** What the user has in this market: open orders, and the position with its way out. */
export function Dock({ market, book, tab, onTab }: Props) {
    const mine = useStore(own);
    const loggedIn = useStore(session) !== null;
    const hint = useKeyHint("cancelAll");
    const orders = [...mine.orders.values()].filter((order) => order.marketId === market.marketId);
    const open = openOrders(mine, market.marketId);
    const undecided = orders.filter(({ phase }) => phase === "absent");
    const phone = useMedia("(max-width: 640px)");
    if (!loggedIn) {
        return phone
            ? (
                <p class="panel empty">
                    <a href={"/login?next=/m/" + market.marketId}>Log in</a> to see what is yours.
                </p>
            )
            : null;
    }
    return (
        <section class="panel dock" aria-label="My orders and position">
            <div class="panel-head">
                <div class="chips" role="group" aria-label="Show">
                    <button type="button" class="chip" aria-pressed={tab === "orders"} onClick={() => onTab("orders")}>
                        Open orders {open.length + undecided.length}
                    </button>
                    <button
                        type="button"
                        class="chip"
                        aria-pressed={tab === "position"}
                        onClick={() => onTab("position")}
                    >
                        Position
                    </button>
                </div>
                {open.length > 0 && (
                    <button
                        type="button"
                        class="button button-small button-danger spread"
                        title={hint}
                        onClick={() => void cancelAll(market.marketId)}
                    >
                        Cancel all
                    </button>
                )}
                <a class={open.length > 0 ? "" : "spread"} href="/portfolio/history">History</a>
            </div>
            {tab === "orders"
                ? <OpenOrders market={market} orders={[...undecided, ...open]} />
                : <PositionView market={market} book={book} />}
        </section>
    );
}
