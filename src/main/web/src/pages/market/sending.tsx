import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Market } from "../../api/types.ts";
import { PlacedOrder } from "../../components/slip/PlacedOrder.tsx";
import type { BetLine } from "../../domain/standing.ts";
import { bookOf, connection } from "../../state/live.ts";
import { place } from "../../state/ordering.ts";
import { useStore } from "../../state/store.ts";

/** An order that was sent. */
export interface Sent<B> {
    readonly bet: B;
    readonly clientOrderId: string;
}

/** Orders that a dialog sends: what they take they take at once, and nothing of them stays in the book. */
export interface Sending<B> {
    readonly sent: readonly Sent<B>[];
    /** Why some were refused. */
    readonly refused: readonly string[];
    readonly send: (bets: readonly B[]) => readonly Sent<B>[];
    readonly clear: () => void;
}

export function useSending<B extends BetLine>({ marketId }: Market): Sending<B> {
    const [sent, setSent] = useState<readonly Sent<B>[]>([]);
    const [refused, setRefused] = useState<readonly string[]>([]);
    const send = (bets: readonly B[]) => {
        const marketVersion = bookOf(marketId)?.definition?.version;
        const terms = { timeInForce: "IOC" as const, ...(marketVersion === undefined ? {} : { marketVersion }) };
        const placed = bets.map((bet) => {
            const { selectionId, side, price, size } = bet;
            const { clientOrderId, outcome } = place({ marketId, selectionId, side, price, size, terms });
            void outcome.then((told) => told.kind === "refused" && setRefused((now) => [...now, told.error.message]));
            return { bet, clientOrderId };
        });
        setSent(placed);
        return placed;
    };
    const clear = () => {
        setSent([]);
        setRefused([]);
    };
    return { sent, refused, send, clear };
}

interface SentProps<B> {
    of: Sending<B>;
    words: (bet: B) => ComponentChildren;
}

/** What has become of orders that were sent. */
export function SentOrders<B>({ of: { sent, refused }, words }: SentProps<B>) {
    return (
        <>
            <ul class="stack">
                {sent.map(({ bet, clientOrderId }) => (
                    <li key={clientOrderId}>
                        {words(bet)}
                        <PlacedOrder clientOrderId={clientOrderId} />
                    </li>
                ))}
            </ul>
            {refused.map((why) => <p key={why} class="banner" data-tone="bad" role="alert">Not placed. {why}</p>)}
        </>
    );
}

/** Prices are others than those that were asked about; without a way to take them nobody offers any. */
export function PricesMoved({ words, onRenew }: { words: string; onRenew?: () => void }) {
    return (
        <div class="banner" data-tone="warn" role="status">
            <span>{words}</span>
            {onRenew && <button type="button" class="button button-small" onClick={onRenew}>Use these prices</button>}
        </div>
    );
}

interface SendProps {
    words: string;
    /** Whether there is anything to send. */
    ready: boolean;
    onSend: () => void;
}

/** The button that does it, while prices are live. */
export function SendButton({ words, ready, onSend }: SendProps) {
    const isLive = useStore(connection).kind === "live";
    return (
        <button
            type="button"
            class="button button-primary button-wide"
            disabled={!isLive || !ready}
            onClick={onSend}
        >
            {isLive ? words : "Prices are not live"}
        </button>
    );
}
