/** What was seen of the journal's length, at a time in milliseconds. */
export interface Seen {
    at: number;
    events: number;
}

/** Events a second between two looks. */
export interface Rate {
    at: number;
    perSecond: number;
}

const KEPT = 150;

/** The looks with another one, as many as the chart shows. */
export function withLook(seen: readonly Seen[], next: Seen): Seen[] {
    const last = seen.at(-1);
    return last !== undefined && next.at <= last.at ? [...seen] : [...seen.slice(1 - KEPT), next];
}

/** How fast the journal grew between looks. */
export function ratesOf(seen: readonly Seen[]): Rate[] {
    return seen.slice(1).map((now, index) => {
        const before = seen[index]!;
        return { at: now.at, perSecond: Math.max(0, now.events - before.events) * 1000 / (now.at - before.at) };
    });
}
