import { periodStart } from "../domain/performance.ts";
import { Chips } from "./Chips.tsx";

export type Period = "7" | "30" | "90" | "365" | "all";

const PERIODS: readonly (readonly [Period, string])[] = [
    ["7", "7 days"],
    ["30", "30 days"],
    ["90", "90 days"],
    ["365", "1 year"],
    ["all", "All"],
];

export function readPeriod(text: string | null): Period {
    return PERIODS.some(([each]) => each === text) ? text as Period : "30";
}

/** The beginning of a period on the wire; undefined for all time. */
export function periodOf(period: Period): string | undefined {
    return periodStart(period === "all" ? null : Number(period), Math.floor(Date.now() / HOUR_MS) * HOUR_MS);
}

// An address that changed with each drawing would be a new list each time.
const HOUR_MS = 3_600_000;

export function PeriodChips({ value, onPick }: { value: Period; onPick: (period: Period) => void }) {
    return <Chips label="Period" options={PERIODS} value={value} onPick={onPick} />;
}
