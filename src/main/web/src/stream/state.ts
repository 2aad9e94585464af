/**
 * What a page shows of its connection; `prices` says whether prices are old, else only own orders and money are. `since`
 * is when what it shows was last known to be true, null before anything
 * was; `retryAt` is when the next try begins or began; both in milliseconds since 1970.
 */
export type FeedState =
    | { readonly kind: "idle" }
    | { readonly kind: "connecting" }
    | { readonly kind: "live" }
    | { readonly kind: "stale"; readonly since: number | null; readonly prices: boolean }
    | { readonly kind: "reconnecting"; readonly since: number | null; readonly retryAt: number }
    | { readonly kind: "offline"; readonly since: number | null; readonly retryAt: number };

export function sameState(first: FeedState, second: FeedState): boolean {
    const times = (state: FeedState) =>
        ("since" in state ? `${state.since}` : "") + ("retryAt" in state ? ` ${state.retryAt}` : "") +
        ("prices" in state ? ` ${state.prices}` : "");
    return first.kind === second.kind && times(first) === times(second);
}

/** The earliest of times of which some are not known. */
export function oldest(times: readonly (number | null)[]): number | null {
    return times.reduce((first, time) => first === null || (time !== null && time < first) ? time : first, null);
}
