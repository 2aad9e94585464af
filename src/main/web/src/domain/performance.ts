import { parseAmount } from "./money.ts";
import type { Micros } from "./units.ts";

/** What a day brought; amounts as they stand on the wire. */
export interface DayResult {
    day: string;
    profit: string;
    commission: string;
}

/** A day with everything before it. */
export interface DayPoint {
    day: string;
    /** Profit less commission of the day. */
    net: Micros;
    /** The same since the first day shown. */
    total: Micros;
}

/** What a period came to. */
export interface Totals {
    profit: Micros;
    commission: Micros;
    net: Micros;
    best: Micros | null;
    worst: Micros | null;
}

/** What a settlement says. */
export interface MarketResult {
    marketId: string;
    marketName: string;
    time: string;
    profit: string;
    commission: string;
}

/** What a market came to in all, with its corrections. */
export interface MarketTotal {
    marketId: string;
    marketName: string;
    /** Of its last settlement. */
    time: string;
    profit: Micros;
    commission: Micros;
    net: Micros;
}

/** The markets in the order of their last settlements, the latest first. */
export function byMarket(results: readonly MarketResult[]): MarketTotal[] {
    const markets = new Map<string, MarketTotal>();
    for (const { marketId, marketName, time, ...result } of results) {
        const before = markets.get(marketId);
        const profit = parseAmount(result.profit) + (before?.profit ?? 0n);
        const commission = parseAmount(result.commission) + (before?.commission ?? 0n);
        const latest = before !== undefined && before.time > time ? before.time : time;
        markets.set(marketId, { marketId, marketName, time: latest, profit, commission, net: profit - commission });
    }
    return [...markets.values()].sort((first, second) => first.time < second.time ? 1 : -1);
}

/** How many markets brought something, and how many cost something. */
export function wonAndLost(markets: readonly MarketTotal[]): { won: number; lost: number } {
    return {
        won: markets.filter(({ net }) => net > 0n).length,
        lost: markets.filter(({ net }) => net < 0n).length,
    };
}

const DAY_MS = 86_400_000;

/** The days in order, each with the sum up to it; days on which nothing happened carry the sum on. */
export function daysWithTotals(days: readonly DayResult[]): DayPoint[] {
    const ascending = [...days].sort((first, second) => first.day < second.day ? -1 : first.day > second.day ? 1 : 0);
    const points: DayPoint[] = [];
    let total = 0n;
    for (const each of ascending) {
        const last = points[points.length - 1];
        for (let day = last && next(last.day); day !== undefined && day < each.day; day = next(day)) {
            points.push({ day, net: 0n, total });
        }
        const net = parseAmount(each.profit) - parseAmount(each.commission);
        total += net;
        points.push({ day: each.day, net, total });
    }
    return points;
}

/** The days with the one before them, on which nothing had been won or lost yet. */
export function fromNothing(points: readonly DayPoint[]): DayPoint[] {
    const first = points[0];
    return first === undefined ? [] : [{ day: shifted(first.day, -1), net: 0n, total: 0n }, ...points];
}

const next = (day: string): string => shifted(day, 1);

function shifted(day: string, days: number): string {
    return new Date(Date.parse(day + "T00:00:00Z") + days * DAY_MS).toISOString().slice(0, 10);
}

/** Sums of markets; best and worst are single ones, after commission. */
export function totalsOf(markets: readonly Pick<MarketTotal, "profit" | "commission" | "net">[]): Totals {
    const totals: Totals = { profit: 0n, commission: 0n, net: 0n, best: null, worst: null };
    for (const { profit, commission, net } of markets) {
        totals.profit += profit;
        totals.commission += commission;
        totals.net += net;
        totals.best = totals.best === null || net > totals.best ? net : totals.best;
        totals.worst = totals.worst === null || net < totals.worst ? net : totals.worst;
    }
    return totals;
}

/** The beginning of a period of so many days that ends now, on a full minute so that lists can be kept; null for ever. */
export function periodStart(days: number | null, now: number): string | undefined {
    return days === null ? undefined : new Date(Math.floor((now - days * DAY_MS) / 60_000) * 60_000).toISOString();
}

/** The month of a time, and those before it: "2026-11", "2026-10" ... */
export function monthsBefore(now: number, count: number): string[] {
    const date = new Date(now);
    return Array.from(
        { length: count },
        (_, back) => new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() - back, 1)).toISOString().slice(0, 7),
    );
}
