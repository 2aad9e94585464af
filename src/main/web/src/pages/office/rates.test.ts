import assert from "node:assert/strict";
import { lagsOf, latencyWords, ratesOf, type Seen, withLook } from "./rates.ts";

Deno.test("rates are events by the time between two looks", () => {
    const seen = [{ at: 1_000, events: 10 }, { at: 3_000, events: 30 }, { at: 4_000, events: 30 }];
    assert.deepEqual(ratesOf(seen), [{ at: 3_000, perSecond: 10 }, { at: 4_000, perSecond: 0 }]);
    assert.deepEqual(ratesOf([]), []);
});

Deno.test("a look that is not later is left out, and only the latest are kept", () => {
    let seen: Seen[] = [];
    for (let at = 1; at <= 400; at++) {
        seen = withLook(seen, { at, events: at });
    }
    assert.equal(seen.length, 150);
    assert.equal(seen.at(-1)?.at, 400);
    assert.equal(withLook(seen, { at: 400, events: 9 }).length, 150);
    assert.equal(withLook(seen, { at: 400, events: 9 }).at(-1)?.events, 400);
});

Deno.test("a group of views has a lag for each look, where it was there", () => {
    const early = { at: 1_000, events: 5 };
    const late = { at: 2_000, events: 6, lags: [{ views: "wallet", lagMs: 40 }] };
    assert.deepEqual(lagsOf([early, late]), [{ name: "wallet", values: [undefined, 40] }]);
});

Deno.test("a latency is exact below ten milliseconds", () => {
    assert.equal(latencyWords(430), "0.4 ms");
    assert.equal(latencyWords(9_940), "9.9 ms");
    assert.equal(latencyWords(21_400), "21 ms");
});
