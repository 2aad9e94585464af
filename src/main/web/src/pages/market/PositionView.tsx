import { useState } from "preact/hooks";
import type { Market, Wallet } from "../../api/types.ts";
import { Async } from "../../components/Async.tsx";
import { Dialog } from "../../components/Dialog.tsx";
import { Profit } from "../../components/Money.tsx";
import { betWords, shownPrice, usePriceFormat } from "../../components/Price.tsx";
import type { MarketView } from "../../domain/book.ts";
import { type CashOut, cashOut, withoutOwn } from "../../domain/greenup.ts";
import { formatProfit, formatSize } from "../../domain/money.ts";
import { formatPrice } from "../../domain/odds.ts";
import { openLines } from "../../domain/orders.ts";
import { outcomesOf } from "../../domain/pnl.ts";
import { standingOfProfits } from "../../domain/standing.ts";
import { connection, own } from "../../state/live.ts";
import { useLoaded } from "../../state/loading.ts";
import { place } from "../../state/ordering.ts";
import { client } from "../../state/session.ts";
import { useStore } from "../../state/store.ts";
import { selectionName, termsOf } from "../../state/terms.ts";
import { toast } from "../../state/toasts.ts";

interface Props {
    market: Market;
    book: MarketView | null;
}

/** What each outcome comes to for the user, and what leaving now would make certain. */
export function PositionView({ market, book }: Props) {
    if (market.kind === "SPOT") {
        return <Shares market={market} />;
    }
    return <Outcomes market={market} book={book} />;
}

function Outcomes({ market, book }: Props) {
    const mine = useStore(own);
    const profits = mine.markets.get(market.marketId)?.profitIfOutcome ?? [];
    const terms = termsOf(market);
    if (profits.every((each) => each === 0n)) {
        return <p class="empty">Nothing matched here yet.</p>;
    }
    const standing = standingOfProfits(terms, profits);
    const lines = openLines(mine, market.marketId);
    const offers = (book?.runners ?? []).map((runner) => withoutOwn(runner, lines));
    const way = standing === null || book === null ? null : cashOut(terms, standing, offers);
    return (
        <div class="panel-body stack">
            <dl class="slip-outcomes">
                {outcomesOf(terms, profits).map(({ selectionId, profit }) => (
                    <div key={selectionId ?? "none"}>
                        <dt>{selectionId === null ? "If none of them" : "If " + selectionName(market, selectionId)}</dt>
                        <dd>
                            <Profit of={profit} />
                        </dd>
                    </div>
                ))}
            </dl>
            {way === null
                ? <p class="soft">With several winners there is no single price to leave at. Trade out by hand.</p>
                : <Leave market={market} way={way} />}
        </div>
    );
}

function Leave({ market, way }: { market: Market; way: CashOut }) {
    const live = useStore(connection).kind === "live";
    const [shown, setShown] = useState(false);
    if (way.bets.length === 0) {
        return (
            <p class="soft">
                {way.complete ? "All outcomes are alike already." : "Nobody offers prices to leave at just now."}
            </p>
        );
    }
    return (
        <>
            <button
                type="button"
                class="button button-primary"
                disabled={!live || market.status !== "OPEN"}
                onClick={() => setShown(true)}
            >
                Cash out {formatProfit(way.locked)}
            </button>
            {!way.complete && (
                <p class="soft">The book has not enough to leave completely; this goes as far as it can.</p>
            )}
            {shown && <Confirm market={market} way={way} onClose={() => setShown(false)} />}
        </>
    );
}

/** Shows the orders and what they make certain; prices are those of the moment it was opened. */
function Confirm({ market, way, onClose }: { market: Market; way: CashOut; onClose: () => void }) {
    const [fixed] = useState(way);
    const [busy, setBusy] = useState(false);
    const format = usePriceFormat(market.kind);
    const leave = async () => {
        setBusy(true);
        const outcomes = await Promise.all(fixed.bets.map((bet) => {
            const { selectionId, side, price, size } = bet;
            const terms = { timeInForce: "IOC" as const };
            return place({ marketId: market.marketId, selectionId, side, price, size, terms }).outcome;
        }));
        for (const outcome of outcomes) {
            if (outcome.kind === "refused") {
                toast("bad", "Not placed. " + outcome.error.message);
            }
        }
        onClose();
    };
    return (
        <Dialog title="Cash out" onClose={onClose}>
            <p>
                Whatever happens afterwards, you end with at least{" "}
                <strong>
                    <Profit of={fixed.locked} />
                </strong>{" "}
                before commission if all of this is matched:
            </p>
            <ul class="stack">
                {fixed.bets.map((bet) => (
                    <li key={bet.selectionId}>
                        {betWords(market.kind, bet.side, selectionName(market, bet.selectionId))},{" "}
                        {formatSize(bet.size)} at{" "}
                        {formatPrice(market.kind, shownPrice(market.kind, bet.side, bet.price), format)} or better
                    </li>
                ))}
            </ul>
            <p class="soft">What cannot be matched at once lapses; press again to level the rest.</p>
            <button
                type="button"
                class="button button-primary button-wide"
                disabled={busy}
                onClick={() => void leave()}
            >
                {busy ? "Sending" : "Cash out " + formatProfit(fixed.locked)}
            </button>
        </Dialog>
    );
}

function Shares({ market }: { market: Market }) {
    const seq = useStore(own, (now) => now.account?.seq);
    const wallet = useLoaded((signal) => client.ask<Wallet>("/wallet", { signal }), [seq]);
    return (
        <Async of={wallet} rows={1}>
            {(value) => {
                const held = value.holdings.find(({ marketId }) => marketId === market.marketId);
                return held === undefined ? <p class="empty">You hold no shares of this.</p> : (
                    <p class="panel-body">
                        You hold <strong>{held.size}</strong> shares
                        {held.averagePrice !== undefined && `, bought at ${held.averagePrice} on average`}
                        {held.reserved !== "0.00" && `; ${held.reserved} of them wait in open sales`}.
                    </p>
                );
            }}
        </Async>
    );
}
