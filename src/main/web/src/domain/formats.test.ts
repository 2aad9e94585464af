import { deepStrictEqual as same, match, strictEqual as is } from "node:assert/strict";
import * as formats from "./formats.ts";

const NOON = new Date(2026, 2, 1, 12, 0, 0).getTime();

Deno.test("durations are told in the units that matter", () => {
    const cases: [number, string][] = [
        [-5, "0:00"],
        [999, "0:00"],
        [61_000, "1:01"],
        [3_599_999, "59:59"],
        [3_723_000, "1:02:03"],
        [86_400_000 * 2 + 3 * 3_600_000, "2 d 03 h"],
    ];
    same(cases.map(([ms]) => formats.formatDuration(ms)), cases.map(([, text]) => text));
});

Deno.test("a time is a countdown in its last hour", () => {
    is(formats.formatUntil(NOON + 59_000, NOON), "0:59");
    is(formats.formatUntil(NOON - 1, NOON), "0:00");
    is(formats.formatUntil(NOON + 2 * 3_600_000, NOON), "14:00");
    match(formats.formatUntil(NOON + 30 * 3_600_000, NOON), /^2 Mar, 18:00$/);
});

Deno.test("ages are whole units, rounded down", () => {
    is(formats.formatStale(true, 4_999), "Prices 4 s old");
    is(formats.formatStale(false, -3), "Orders 0 s old");
    is(formats.formatAge(119_000), "1 min");
    is(formats.formatAge(7_199_000), "1 h");
    is(formats.formatAge(200_000_000), "2 d");
    is(formats.formatRetry(2_001), "3 s");
    is(formats.formatRetry(0), "1 s");
});

Deno.test("times are local and days are only named when it is another one", () => {
    is(formats.formatTime(NOON), "12:00");
    is(formats.formatClock(new Date(NOON).toISOString()), "12:00:00");
    is(formats.formatShort(NOON, NOON + 1_000), "12:00");
    is(formats.formatShort(NOON, NOON + 86_400_000), "1 Mar, 12:00");
    is(formats.formatDateTime(NOON), "1 Mar 2026, 12:00");
    is(formats.formatDate(NOON), "1 Mar 2026");
    match(formats.formatFully(NOON), /2026.*12:00:00/);
});

Deno.test("counts are grouped", () => {
    is(formats.formatCount(4_812), "4,812");
    is(formats.formatPercent(0.025), "2.5%");
});
