import { LOCALE } from "./money.ts";

/** Anything a time is told by: ISO-8601 text of the wire, milliseconds since 1970, or a Date. */
export type Moment = string | number | Date;

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export function toMillis(moment: Moment): number {
    return typeof moment === "number" ? moment : new Date(moment).getTime();
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** One formatter for each use, made when it is first needed. */
function formatter(name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
    let known = formatters.get(name);
    if (known === undefined) {
        known = new Intl.DateTimeFormat(LOCALE, options);
        formatters.set(name, known);
    }
    return known;
}

/** "14:02" */
export function formatTime(moment: Moment): string {
    return formatter("time", { hour: "2-digit", minute: "2-digit" }).format(toMillis(moment));
}

/** "14:02:07" */
export function formatClock(moment: Moment): string {
    return formatter("clock", { hour: "2-digit", minute: "2-digit", second: "2-digit" }).format(toMillis(moment));
}

/** "21 Nov 2026" */
export function formatDate(moment: Moment): string {
    return formatter("date", { day: "numeric", month: "short", year: "numeric" }).format(toMillis(moment));
}

/** "21 Nov 2026, 14:02" */
export function formatDateTime(moment: Moment): string {
    const options = { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" } as const;
    return formatter("dateTime", options).format(toMillis(moment));
}

/** "Saturday 21 November 2026 at 14:02:07 GMT": for tooltips, with the zone. */
export function formatFully(moment: Moment): string {
    return formatter("full", { dateStyle: "full", timeStyle: "long" }).format(toMillis(moment));
}

/** "14:02" for today, "21 Nov, 14:02" else: for lists. */
export function formatShort(moment: Moment, now: Moment): string {
    const day = formatter("day", { day: "numeric", month: "short", year: "numeric" });
    if (day.format(toMillis(moment)) === day.format(toMillis(now))) {
        return formatTime(moment);
    }
    const options = { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" } as const;
    return formatter("short", options).format(toMillis(moment));
}

const two = (number: number) => number.toString().padStart(2, "0");

/** "59:07", "1:02:03", "2 d 03 h"; "0:00" once it is over. */
export function formatDuration(ms: number): string {
    const left = Math.max(0, Math.floor(ms / SECOND) * SECOND);
    if (left >= DAY) {
        return `${Math.floor(left / DAY)} d ${two(Math.floor((left % DAY) / HOUR))} h`;
    }
    const rest = `${two(Math.floor((left % MINUTE) / SECOND))}`;
    const minutes = Math.floor((left % HOUR) / MINUTE);
    return left >= HOUR ? `${Math.floor(left / HOUR)}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}

/** What is left until a moment, as a countdown under an hour and as a time before that. */
export function formatUntil(moment: Moment, now: Moment): string {
    const left = toMillis(moment) - toMillis(now);
    return left < HOUR ? formatDuration(left) : formatShort(moment, now);
}

/** "4 s", "3 min", "2 h", "5 d": an age in one unit, rounded down. */
export function formatAge(ms: number): string {
    const age = Math.max(0, ms);
    if (age < MINUTE) {
        return `${Math.floor(age / SECOND)} s`;
    }
    if (age < HOUR) {
        return `${Math.floor(age / MINUTE)} min`;
    }
    return age < DAY ? `${Math.floor(age / HOUR)} h` : `${Math.floor(age / DAY)} d`;
}

/** "Prices 4 s old", or "Orders 4 s old" where prices are true. */
export function formatStale(prices: boolean, ageMs: number): string {
    return `${prices ? "Prices" : "Orders"} ${formatAge(ageMs)} old`;
}

/** "3 s" until the next try: rounded up, so that it never says 0 while one waits. */
export function formatRetry(ms: number): string {
    return `${Math.max(1, Math.ceil(ms / SECOND))} s`;
}

const percent = new Intl.NumberFormat(LOCALE, { style: "percent", maximumFractionDigits: 1 });
const integer = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 });

/** "2.5%" of 0.025. */
export function formatPercent(part: number): string {
    return percent.format(part);
}

/** "4,812" */
export function formatCount(count: number): string {
    return integer.format(count);
}
