import { useState } from "preact/hooks";
import type { Market } from "../../api/types.ts";
import { betName, openDeal } from "../../components/betName.ts";
import { Dialog } from "../../components/Dialog.tsx";
import { OrderTimeline } from "../../components/OrderTimeline.tsx";
import { usePriceFormat } from "../../components/Price.tsx";
import { wordsOf } from "../../components/slip/PlacedOrder.tsx";
import { formatFully, formatTime } from "../../domain/formats.ts";
import { formatSize, parseTypedSize, sizeToWire } from "../../domain/money.ts";
import { formatPrice } from "../../domain/odds.ts";
import { dismissed } from "../../domain/orders.ts";
import type { OwnOrder } from "../../domain/ownOrder.ts";
import { tickDown, tickUp } from "../../domain/ticks.ts";
import { connection, own } from "../../state/live.ts";
import { moves } from "../../state/moves.ts";
import { cancel, canSendAgain, reduce, sendAgain } from "../../state/ordering.ts";
import { actionPressed } from "../../state/shortcuts.ts";
import { useStore } from "../../state/store.ts";
import { selectionName, tableOf } from "../../state/terms.ts";
import { moveOrder } from "./moveOrder.ts";

/** More rows than anybody reads would only slow the page down. */
const SHOWN = 50;

/** Orders that may still be matched, each with its ways to be changed. */
export function OpenOrders({ market, orders }: { market: Market; orders: readonly OwnOrder[] }) {
    const [steps, setSteps] = useState<string | null>(null);
    if (orders.length === 0) {
        return <p class="empty">No open orders here. Pick a price to place one.</p>;
    }
    return (
        <div class="table-scroll">
            <table class="table">
                <thead>
                    <tr>
                        <th scope="col">Placed</th>
                        <th scope="col">Order</th>
                        <th scope="col" class="number">Price</th>
                        <th scope="col" class="number">Size</th>
                        <th scope="col" class="number">Matched</th>
                        <th scope="col" class="number">Left</th>
                        <th scope="col">State</th>
                        <th scope="col">
                            <span class="visually-hidden">Change</span>
                        </th>
                    </tr>
                </thead>
                <tbody>
                    {orders.slice(0, SHOWN).map((order) => (
                        <Row
                            key={order.clientOrderId}
                            market={market}
                            order={order}
                            onSteps={() => setSteps(order.orderId)}
                        />
                    ))}
                </tbody>
            </table>
            {orders.length > SHOWN && (
                <p class="panel-body soft">
                    {`The newest ${SHOWN} of ${orders.length}. `}
                    <a href="/portfolio/orders">All open orders</a>
                </p>
            )}
            {steps !== null && (
                <Dialog title="How this order got where it is" onClose={() => setSteps(null)}>
                    <OrderTimeline orderId={steps} />
                </Dialog>
            )}
        </div>
    );
}

function Row({ market, order, onSteps }: { market: Market; order: OwnOrder; onSteps: () => void }) {
    const format = usePriceFormat(market.kind);
    const moving = useStore(moves).has(order.clientOrderId);
    const deal = openDeal(useStore(own), market, order.selectionId, order.side);
    const name = betName(market.kind, order.side, order.price, selectionName(market, order.selectionId), deal);
    return (
        <tr
            data-undecided={order.phase !== "known"}
            onKeyDown={(event) => {
                if (actionPressed(event) === "cancelRow" && !(event.target instanceof HTMLInputElement)) {
                    event.preventDefault();
                    void cancel(order);
                }
            }}
        >
            <td title={formatFully(order.placedAt)}>{formatTime(order.placedAt)}</td>
            <td>
                {name.words}
                {name.also !== null && <small class="soft">{" " + name.also}</small>}
            </td>
            <td class="number">{formatPrice(market.kind, name.price, format)}</td>
            <td class="number">{formatSize(order.size)}</td>
            <td class="number">{formatSize(order.matched)}</td>
            <td class="number">{formatSize(order.remaining)}</td>
            <td>{moving ? "Moving" : stateWords(order)}</td>
            <td>
                <div class="dock-actions">
                    <Actions market={market} order={order} onSteps={onSteps} />
                </div>
            </td>
        </tr>
    );
}

/** How an order stands; what an open one still waits for says the column beside it. */
function stateWords(order: OwnOrder): string {
    if (order.cancelling) {
        return "Cancelling";
    }
    return order.phase === "known" && order.status === "OPEN" ? "Waiting" : wordsOf(order);
}

function Actions({ market, order, onSteps }: { market: Market; order: OwnOrder; onSteps: () => void }) {
    const live = useStore(connection).kind === "live";
    const deal = openDeal(useStore(own), market, order.selectionId, order.side);
    const [busy, setBusy] = useState(false);
    const [editing, setEditing] = useState(false);
    const table = tableOf(market);
    if (order.phase === "absent") {
        return (
            <>
                {canSendAgain(order.clientOrderId) && (
                    <button
                        type="button"
                        class="button button-small"
                        onClick={() => void sendAgain(order)}
                    >
                        Place it again
                    </button>
                )}
                <button
                    type="button"
                    class="button button-small button-quiet"
                    onClick={() => own.update((now) => dismissed(now, order.clientOrderId))}
                >
                    Forget it
                </button>
            </>
        );
    }
    if (order.orderId === null) {
        return null;
    }
    const shift = async (up: boolean) => {
        setBusy(true);
        const price = up ? tickUp(table, order.price) : tickDown(table, order.price);
        await moveOrder(market, order, price);
        setBusy(false);
    };
    const changeable = order.status === "OPEN" && !order.cancelling && !busy;
    if (editing) {
        return <Smaller order={order} onDone={() => setEditing(false)} />;
    }
    const higher = betName(market.kind, order.side, order.price, "", deal).ofNo;
    return (
        <>
            <button
                type="button"
                class="button button-small"
                aria-label="One step lower: cancels it and places it anew"
                title="One step lower: cancels it and places it anew"
                disabled={!changeable || !live}
                onClick={() => void shift(higher)}
            >
                {"\u2212"}
            </button>
            <button
                type="button"
                class="button button-small"
                aria-label="One step higher: cancels it and places it anew"
                title="One step higher: cancels it and places it anew"
                disabled={!changeable || !live}
                onClick={() => void shift(!higher)}
            >
                +
            </button>
            <button type="button" class="button button-small" disabled={!changeable} onClick={() => setEditing(true)}>
                Less
            </button>
            <button
                type="button"
                class="button button-small button-danger"
                disabled={order.cancelling}
                onClick={() => void cancel(order)}
            >
                Cancel
            </button>
            <button type="button" class="button button-small button-quiet" onClick={onSteps}>Steps</button>
        </>
    );
}

/** Makes an order smaller; it keeps its place in the queue, which a larger one could not. */
function Smaller({ order, onDone }: { order: OwnOrder; onDone: () => void }) {
    const [text, setText] = useState(sizeToWire(order.size));
    const size = parseTypedSize(text);
    const good = size !== null && size >= order.matched && size < order.size && size > 0;
    const submit = async (event: Event) => {
        event.preventDefault();
        if (good && await reduce(order, size)) {
            onDone();
        }
    };
    return (
        <form class="row" onSubmit={(event) => void submit(event)}>
            <input
                class="input dock-size"
                inputMode="decimal"
                aria-label="New size, less than now; it counts what was matched"
                value={text}
                onInput={(event) => setText(event.currentTarget.value)}
            />
            <button type="submit" class="button button-small button-primary" disabled={!good}>Make smaller</button>
            <button type="button" class="button button-small" onClick={onDone}>Keep</button>
        </form>
    );
}
