import { useEffect, useState } from "preact/hooks";
import { formatRetry, formatStale } from "../domain/formats.ts";
import type { FeedState } from "../stream/state.ts";
import { connection, own, retryNow } from "../state/live.ts";
import { isStaff, user } from "../state/session.ts";
import { useStore } from "../state/store.ts";
import { Money } from "./Money.tsx";

/** The connection in words. */
export function feedWords(state: FeedState, now: number): string {
    switch (state.kind) {
        case "live":
            return "Live";
        case "stale":
            return state.since === null
                ? state.prices ? "No prices yet" : "No orders yet"
                : formatStale(state.prices, now - state.since);
        case "reconnecting":
            return state.retryAt > now ? "Reconnecting, try in " + formatRetry(state.retryAt - now) : "Reconnecting";
        case "offline":
            return "Offline";
        case "connecting":
            return "Connecting";
        case "idle":
            return "Ready";
    }
}

/** Draws again every so often while something counts. */
export function useNow(everyMs: number | null): number {
    const [now, setNow] = useState(Date.now());
    useEffect(() => {
        setNow(Date.now());
        const timer = everyMs === null ? undefined : setInterval(() => setNow(Date.now()), everyMs);
        return () => clearInterval(timer);
    }, [everyMs]);
    return now;
}

/** The header's word on whether what is shown is true. */
export function LiveStatus() {
    const state = useStore(connection);
    const waiting = state.kind === "reconnecting" || state.kind === "offline";
    const now = useNow(waiting || state.kind === "stale" ? 500 : null);
    return (
        <>
            <span class="status-pill" data-state={state.kind}>{feedWords(state, now)}</span>
            {waiting && <button type="button" class="button button-small" onClick={retryNow}>Try now</button>}
            <span class="visually-hidden" role="status">
                {state.kind === "stale" && !state.prices ? OLD_ORDERS : WORDS[state.kind]}
            </span>
        </>
    );
}

/** Told to screen readers when it changes, without numbers that count. */
const WORDS: Record<FeedState["kind"], string> = {
    live: "Prices are live",
    stale: "Prices are old. Placing is off, cancelling is possible.",
    reconnecting: "Connection lost. Reconnecting. Placing is off, cancelling is possible.",
    offline: "This device is offline.",
    connecting: "Connecting",
    idle: "",
};

const OLD_ORDERS = "Your orders and money are old. Placing is off, cancelling is possible.";

/** Balance and exposure, always in view of who has a wallet, which staff have not. */
export function HeaderMoney() {
    const account = useStore(own, (now) => now.account);
    const staff = isStaff(useStore(user));
    return account === null || staff ? null : (
        <a class="shell-money" href="/wallet">
            <span>
                <small>Balance</small>
                <Money of={account.balance} />
            </span>
            <span>
                <small>Exposure</small>
                <Money of={account.exposure} />
            </span>
        </a>
    );
}
