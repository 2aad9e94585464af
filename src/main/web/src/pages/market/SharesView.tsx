import { useState } from "preact/hooks";
import type { Market, Wallet } from "../../api/types.ts";
import { Async } from "../../components/Async.tsx";
import { Dialog } from "../../components/Dialog.tsx";
import { Money, Profit } from "../../components/Money.tsx";
import { usePriceFormat } from "../../components/Price.tsx";
import { PlacedOrder } from "../../components/slip/PlacedOrder.tsx";
import type { MarketView } from "../../domain/book.ts";
import { withoutOwn } from "../../domain/greenup.ts";
import { formatAmount, formatSizeExactly, parsePrice, parseSize, times } from "../../domain/money.ts";
import { formatPrice } from "../../domain/odds.ts";
import { openLines } from "../../domain/orders.ts";
import { partOf, type Sale, saleAt } from "../../domain/sale.ts";
import { connection, own } from "../../state/live.ts";
import { useLoaded } from "../../state/loading.ts";
import { place } from "../../state/ordering.ts";
import { useOwnNews } from "../../state/ownNews.ts";
import { client } from "../../state/session.ts";
import { useStore } from "../../state/store.ts";
import { type Choice, PartChooser, sizeOfChoice, WHOLE } from "./PartChooser.tsx";

interface Props {
    market: Market;
    book: MarketView | null;
}

/** Shares held, and what selling all or some of them would bring now. */
export function SharesView({ market, book }: Props) {
    const wallet = useLoaded((signal) => client.ask<Wallet>("/wallet", { signal }), [market.marketId]);
    useOwnNews(wallet.reload);
    const [asking, setAsking] = useState<Asked | null>(null);
    return (
        <>
            {asking !== null && <SellDialog market={market} {...asking} onClose={() => setAsking(null)} />}
            <Async of={wallet} rows={1}>
                {(value) => {
                    const held = value.holdings.find(({ marketId }) => marketId === market.marketId);
                    return held === undefined || parseSize(held.size) <= 0
                        ? <p class="empty">You hold no shares of this. Pick a price to buy some.</p>
                        : <Held market={market} book={book} held={held} onAsk={setAsking} />;
                }}
            </Async>
        </>
    );
}

interface Asked {
    sale: Sale;
    average: number | null;
}

interface HeldProps extends Props {
    held: Wallet["holdings"][number];
    onAsk: (asked: Asked) => void;
}

function Held({ market, book, held, onAsk }: HeldProps) {
    const live = useStore(connection).kind === "live";
    const mine = useStore(own);
    const [choice, setChoice] = useState<Choice>(WHOLE);
    const format = usePriceFormat(market.kind);
    const free = parseSize(held.size) - parseSize(held.reserved);
    const size = Math.min(free, sizeOfChoice(choice) ?? partOf(free, choice.percent ?? 100));
    const runner = book?.runners[0];
    const offers = runner && withoutOwn(runner, openLines(mine, market.marketId));
    const sale = saleAt(offers ?? { id: "", backs: [], lays: [] }, size);
    const average = held.averagePrice === undefined ? null : parsePrice(held.averagePrice);
    return (
        <div class="panel-body stack">
            <p>
                You hold <strong>{held.size}</strong> shares
                {average !== null && `, bought at ${formatPrice(market.kind, average, format)} on average`}
                {held.reserved !== "0.00" && `; ${held.reserved} of them wait in open sales`}.
            </p>
            {free > 0 && <PartChooser market={market} bets={[{ size: free }]} choice={choice} onChange={setChoice} />}
            {free > 0 && sale.limit === null && <p class="soft">Nobody offers to buy just now.</p>}
            {sale.limit !== null && (
                <>
                    <SaleLines sale={sale} average={average} />
                    <button
                        type="button"
                        class="button button-primary position-leave"
                        disabled={!live || market.status !== "OPEN"}
                        onClick={() => onAsk({ sale, average })}
                    >
                        Sell {formatSizeExactly(sale.size)} for {formatAmount(sale.proceeds)}
                    </button>
                </>
            )}
        </div>
    );
}

function SaleLines({ sale, average }: { sale: Sale; average: number | null }) {
    return (
        <dl class="slip-outcomes">
            <div>
                <dt>You get</dt>
                <dd>
                    <Money of={sale.proceeds} />
                </dd>
            </div>
            {average !== null && (
                <div>
                    <dt>Against what they cost on average</dt>
                    <dd>
                        <Profit of={sale.proceeds - times(average, sale.size)} />
                    </dd>
                </div>
            )}
            {sale.missing > 0 && (
                <div>
                    <dt class="soft">Nobody offers to buy</dt>
                    <dd>{formatSizeExactly(sale.missing)}</dd>
                </div>
            )}
        </dl>
    );
}

interface SellProps extends Asked {
    market: Market;
    onClose: () => void;
}

/** Asks before shares are sold, at the bids of the moment it was opened or better ones. */
function SellDialog({ market, sale, average, onClose }: SellProps) {
    const [sent, setSent] = useState<string | null>(null);
    const [refused, setRefused] = useState<string | null>(null);
    const isLive = useStore(connection).kind === "live";
    const format = usePriceFormat(market.kind);
    const selection = market.selections[0]!;
    const send = () => {
        const { clientOrderId, outcome } = place({
            marketId: market.marketId,
            selectionId: selection.id,
            side: "SELL",
            price: sale.limit!,
            size: sale.size,
            terms: { timeInForce: "IOC" },
        });
        setSent(clientOrderId);
        void outcome.then((told) => told.kind === "refused" && setRefused(told.error.message));
    };
    return (
        <Dialog title="Sell shares" onClose={onClose}>
            <p>
                <strong>Sell {selection.name}</strong>, {formatSizeExactly(sale.size)} at{" "}
                {formatPrice(market.kind, sale.limit!, format)} or better
            </p>
            <SaleLines sale={sale} average={average} />
            <p class="soft">
                The order takes its price or a better one at once. If bids get worse before it arrives, what cannot be
                matched lapses and you keep those shares.
            </p>
            {sent !== null && <PlacedOrder clientOrderId={sent} />}
            {refused !== null && <p class="banner" data-tone="bad" role="alert">Not placed. {refused}</p>}
            {sent === null
                ? (
                    <button
                        type="button"
                        class="button button-primary button-wide"
                        disabled={!isLive}
                        onClick={send}
                    >
                        {isLive ? "Sell for " + formatAmount(sale.proceeds) : "Prices are not live"}
                    </button>
                )
                : <button type="button" class="button button-wide" onClick={onClose}>Done</button>}
        </Dialog>
    );
}
