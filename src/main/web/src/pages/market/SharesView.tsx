import { useState } from "preact/hooks";
import type { Market, Wallet } from "../../api/types.ts";
import { Async } from "../../components/Async.tsx";
import { usePriceFormat } from "../../components/Price.tsx";
import type { MarketView } from "../../domain/book.ts";
import { type Offers, withoutOwn } from "../../domain/greenup.ts";
import { formatAmount, formatSizeExactly, parsePrice, parseSize } from "../../domain/money.ts";
import { formatPrice } from "../../domain/odds.ts";
import { openLines } from "../../domain/orders.ts";
import { saleAt } from "../../domain/sale.ts";
import type { Price, Size } from "../../domain/units.ts";
import { connection, own } from "../../state/live.ts";
import { type Loaded, useLoaded } from "../../state/loading.ts";
import { useOwnNews } from "../../state/ownNews.ts";
import { client } from "../../state/session.ts";
import { useStore } from "../../state/store.ts";
import { SaleLines, SellDialog } from "./SellDialog.tsx";

interface Props {
    market: Market;
    book: MarketView | null;
}

/** Shares that somebody has. */
export interface Holding {
    readonly size: Size;
    /** Those that wait in open sales. */
    readonly reserved: Size;
    readonly average: Price | null;
}

/** What the user has of a market's share; null for none. */
export function useHolding(market: Market): Loaded<Holding | null> {
    const wallet = useLoaded((signal) => client.ask<Wallet>("/wallet", { signal }), [market.marketId]);
    useOwnNews(wallet.reload);
    return { ...wallet, value: wallet.value && holdingOf(wallet.value, market) };
}

function holdingOf({ holdings }: Wallet, market: Market): Holding | null {
    const held = holdings.find(({ marketId }) => marketId === market.marketId);
    return held === undefined || parseSize(held.size) <= 0 ? null : {
        size: parseSize(held.size),
        reserved: parseSize(held.reserved),
        average: held.averagePrice === undefined ? null : parsePrice(held.averagePrice),
    };
}

/** Shares held, and what selling them would bring now. */
export function SharesView({ market, book }: Props) {
    const holding = useHolding(market);
    return (
        <Async of={{ ...holding, value: holding.value === undefined ? undefined : { of: holding.value } }} rows={1}>
            {({ of }) =>
                of === null
                    ? <p class="empty">You hold no shares of this. Pick a price to buy some.</p>
                    : <Held market={market} book={book} holding={of} />}
        </Async>
    );
}

/** What others offer for a share. */
function useOffers(market: Market, book: MarketView | null): Offers {
    const mine = useStore(own);
    const runner = book?.runners[0];
    return runner === undefined
        ? { id: "", backs: [], lays: [] }
        : withoutOwn(runner, openLines(mine, market.marketId));
}

function Held({ market, book, holding }: Props & { holding: Holding }) {
    const format = usePriceFormat(market.kind);
    const { size, reserved, average } = holding;
    const sale = saleAt(useOffers(market, book), size - reserved);
    return (
        <div class="panel-body stack">
            <p>
                You hold <strong>{formatSizeExactly(size)}</strong> shares
                {average !== null && `, bought at ${formatPrice(market.kind, average, format)} on average`}
                {reserved > 0 && `; ${formatSizeExactly(reserved)} of them wait in open sales`}.
            </p>
            {size > reserved && sale.limit === null && <p class="soft">Nobody offers to buy just now.</p>}
            {sale.limit !== null && <SaleLines sale={sale} average={average} />}
            <Sell market={market} book={book} holding={holding} />
        </div>
    );
}

/** The button that sells what is not in open sales, with what it would bring now. */
export function Sell({ market, book, holding: { size, reserved, average } }: Props & { holding: Holding }) {
    const live = useStore(connection).kind === "live";
    const offers = useOffers(market, book);
    const [asking, setAsking] = useState(false);
    const sale = saleAt(offers, size - reserved);
    return (
        <>
            {asking && (
                <SellDialog
                    market={market}
                    offers={offers}
                    free={size - reserved}
                    average={average}
                    onClose={() => setAsking(false)}
                />
            )}
            {sale.limit !== null && (
                <button
                    type="button"
                    class="button button-primary position-leave"
                    disabled={!live || market.status !== "OPEN"}
                    onClick={() => setAsking(true)}
                >
                    Sell {formatSizeExactly(sale.size)} for {formatAmount(sale.proceeds)}
                </button>
            )}
        </>
    );
}
