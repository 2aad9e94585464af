import { useState } from "preact/hooks";
import type { Market } from "../../api/types.ts";
import { betName } from "../../components/betName.ts";
import { Dialog } from "../../components/Dialog.tsx";
import { useNow } from "../../components/LiveStatus.tsx";
import { Money, Profit } from "../../components/Money.tsx";
import { usePriceFormat } from "../../components/Price.tsx";
import { PlacedOrder } from "../../components/slip/PlacedOrder.tsx";
import { contractsHeld, dealOf } from "../../domain/contracts.ts";
import { type CashOutBet, type Part, restOf } from "../../domain/greenup.ts";
import { formatProfit, formatSizeExactly } from "../../domain/money.ts";
import { formatPrice } from "../../domain/odds.ts";
import { openOrders } from "../../domain/orders.ts";
import type { OwnMarket } from "../../domain/ownOrder.ts";
import { afterCommission } from "../../domain/pnl.ts";
import { isUnderWay, leaving, remember } from "../../state/leaving.ts";
import { bookOf, connection, own } from "../../state/live.ts";
import { place } from "../../state/ordering.ts";
import { useStore } from "../../state/store.ts";
import { selectionName, termsOf } from "../../state/terms.ts";
import type { Proposal } from "./proposal.ts";

interface Props {
    market: Market;
    position: OwnMarket;
    /** How much is to be cashed out. */
    part: Part;
    /** The cash-out of a part at the prices of this moment. */
    propose: (part: Part) => Proposal;
    onClose: () => void;
}

/** Shows the orders and what they make certain, sends them, and stays until it is known what became of them. */
export function CashOutDialog({ market, position, part: first, propose, onClose }: Props) {
    const [part, setPart] = useState(first);
    const live = propose(part);
    const [fixed, setFixed] = useState(live);
    const [before, setBefore] = useState(position);
    const [sent, setSent] = useState<readonly { bet: CashOutBet; clientOrderId: string }[]>([]);
    const [refused, setRefused] = useState<readonly string[]>([]);
    const send = () => {
        const version = bookOf(market.marketId)?.definition?.version;
        const terms = { timeInForce: "IOC" as const, ...(version === undefined ? {} : { marketVersion: version }) };
        const placed = fixed.bets.map((bet) => {
            const { selectionId, side, price, size } = bet;
            const { clientOrderId, outcome } = place({
                marketId: market.marketId,
                selectionId,
                side,
                price,
                size,
                terms,
            });
            void outcome.then((told) => told.kind === "refused" && setRefused((now) => [...now, told.error.message]));
            return { bet, clientOrderId };
        });
        remember(market.marketId, {
            kind: market.kind,
            bets: placed.map(({ bet, clientOrderId }) => ({
                clientOrderId,
                side: bet.side,
                selection: market.selections.findIndex(({ id }) => id === bet.selectionId),
            })),
            before: position.bySelection,
            sentAt: Date.now(),
        });
        setSent(placed);
    };
    return (
        <Dialog title="Cash out" onClose={onClose}>
            {sent.length === 0
                ? (
                    <Question
                        market={market}
                        position={before}
                        fixed={fixed}
                        live={live}
                        onRenew={() => {
                            setFixed(live);
                            setBefore(position);
                        }}
                        onSend={send}
                    />
                )
                : (
                    <Result
                        market={market}
                        position={before}
                        live={live}
                        sent={sent}
                        refused={refused}
                        propose={propose}
                        onAgain={(rest) => {
                            setPart(rest);
                            setFixed(propose(rest));
                            setBefore(position);
                            setSent([]);
                            setRefused([]);
                        }}
                        onClose={onClose}
                    />
                )}
        </Dialog>
    );
}

interface QuestionProps {
    market: Market;
    position: OwnMarket;
    fixed: Proposal;
    live: Proposal;
    onRenew: () => void;
    onSend: () => void;
}

function Question({ market, position, fixed, live, onRenew, onSend }: QuestionProps) {
    const isLive = useStore(connection).kind === "live";
    const waiting = useStore(own, (now) => openOrders(now, market.marketId).length);
    const moved = live.bets.length === 0 || live.locked !== fixed.locked;
    const { commissionBps } = termsOf(market);
    return (
        <>
            <table class="position-table">
                <thead>
                    <tr>
                        <th scope="col">Before commission</th>
                        <th scope="col" class="number">Now</th>
                        <th scope="col" class="number">Afterwards</th>
                    </tr>
                </thead>
                <tbody>
                    {fixed.lines.map(({ words, now, after }) => (
                        <tr key={words}>
                            <th scope="row">{words}</th>
                            <td class="number">
                                <Profit of={now} />
                            </td>
                            <td class="number">
                                <strong>
                                    <Profit of={after} />
                                </strong>
                            </td>
                        </tr>
                    ))}
                </tbody>
            </table>
            {fixed.only === null && commissionBps > 0 && fixed.locked > 0n && (
                <p>
                    At least <Profit of={afterCommission(fixed.locked, commissionBps)} /> after{" "}
                    {market.commissionPercent} % commission.
                </p>
            )}
            <h3>Orders to be sent</h3>
            <ul class="stack">
                {fixed.bets.map((bet) => (
                    <li key={bet.selectionId}>
                        <BetWords market={market} position={position} bet={bet} />
                    </li>
                ))}
            </ul>
            {fixed.fee > 0n && (
                <p class="soft">
                    The taker fee of <Money of={fixed.fee} /> is counted in.
                </p>
            )}
            <p class="soft">
                Each order takes its price or a better one at once. If prices get worse before it arrives, what cannot
                be matched lapses and nothing stays in the book; press again to level the rest.
            </p>
            {waiting > 0 && (
                <p class="banner" data-tone="warn" role="status">
                    {waiting === 1 ? "One open order of yours stays" : `${waiting} open orders of yours stay`}{" "}
                    in the book and would open a position again if matched.
                </p>
            )}
            {moved && (
                <div class="banner" data-tone="warn" role="status">
                    <span>
                        {live.bets.length === 0
                            ? "Nobody offers these prices any more."
                            : <>Prices have moved: now it would be {formatProfit(live.locked)}.</>}
                    </span>
                    {live.bets.length > 0 && (
                        <button type="button" class="button button-small" onClick={onRenew}>Use these prices</button>
                    )}
                </div>
            )}
            <button
                type="button"
                class="button button-primary button-wide"
                disabled={!isLive}
                onClick={onSend}
            >
                {isLive ? "Cash out " + formatProfit(fixed.locked) : "Prices are not live"}
            </button>
        </>
    );
}

function BetWords({ market, position, bet }: { market: Market; position: OwnMarket; bet: CashOutBet }) {
    const format = usePriceFormat(market.kind);
    const index = market.selections.findIndex(({ id }) => id === bet.selectionId);
    const profit = position.bySelection[index];
    const deal = profit === undefined ? null : dealOf(bet.side, bet.size, contractsHeld(profit));
    const name = betName(market.kind, bet.side, bet.price, selectionName(market, bet.selectionId), deal);
    return (
        <>
            <strong>{name.words}</strong>
            {name.also && " " + name.also}, {formatSizeExactly(bet.size)} at{" "}
            {formatPrice(market.kind, name.price, format)} or better
        </>
    );
}

interface ResultProps {
    market: Market;
    position: OwnMarket;
    live: Proposal;
    sent: readonly { bet: CashOutBet; clientOrderId: string }[];
    refused: readonly string[];
    propose: (part: Part) => Proposal;
    onAgain: (rest: Part) => void;
    onClose: () => void;
}

function Result({ market, position, live, sent, refused, propose, onAgain, onClose }: ResultProps) {
    const mine = useStore(own);
    const rest = restOf(sent.map(({ bet, clientOrderId }) => ({
        wanted: bet.size + bet.missing,
        matched: mine.orders.get(clientOrderId)?.matched ?? 0,
    })));
    const offered = rest !== null && propose(rest).bets.length > 0;
    const busy = isUnderWay(useStore(leaving).get(market.marketId), market.marketId, mine, useNow(1_000));
    return (
        <>
            <ul class="stack">
                {sent.map(({ bet, clientOrderId }) => (
                    <li key={clientOrderId}>
                        <BetWords market={market} position={position} bet={bet} />
                        <PlacedOrder clientOrderId={clientOrderId} />
                    </li>
                ))}
            </ul>
            {refused.map((words) => <p key={words} class="banner" data-tone="bad" role="alert">Not placed. {words}</p>)}
            <dl class="slip-outcomes">
                {live.lines.map(({ words, now }) => (
                    <div key={words}>
                        <dt>{words}</dt>
                        <dd>
                            <Profit of={now} />
                        </dd>
                    </div>
                ))}
            </dl>
            {busy && <p class="soft" role="status">Waiting until your position shows it.</p>}
            <div class="row">
                {rest !== null && !busy && (
                    <button
                        type="button"
                        class="button"
                        disabled={!offered}
                        onClick={() => onAgain(rest)}
                    >
                        {offered ? "Cash out the rest" : "Nobody offers prices for the rest"}
                    </button>
                )}
                <button type="button" class="button button-primary spread" onClick={onClose}>Done</button>
            </div>
        </>
    );
}
