/** What was seen of the journal's length, at a time in milliseconds. */
export interface Seen {
    at: number;
    events: number;
    /** How far each group of views was behind, in milliseconds. */
    lags?: readonly { views: string; lagMs: number }[];
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

/** A time of microseconds in milliseconds: exact below ten of them. */
export function latencyWords(micros: number): string {
    const ms = micros / 1000;
    return (ms < 10 ? ms.toFixed(1) : ms.toFixed(0)) + " ms";
}

/** How fast the journal grew between looks. */
export function ratesOf(seen: readonly Seen[]): Rate[] {
    return seen.slice(1).map((now, index) => {
        const before = seen[index]!;
        return { at: now.at, perSecond: Math.max(0, now.events - before.events) * 1000 / (now.at - before.at) };
    });
}

/** How far each group of views was behind in each look; undefined in looks that did not have it. */
export function lagsOf(seen: readonly Seen[]): { name: string; values: (number | undefined)[] }[] {
    const names = seen.at(-1)?.lags?.map((each) => each.views) ?? [];
    return names.map((name) => ({
        name,
        values: seen.map((look) => look.lags?.find((each) => each.views === name)?.lagMs),
    }));
}
