import assert from "node:assert/strict";
import { filterAddress, type ListFilter, NO_FILTER, passes, readFilter } from "./listFilter.ts";

const read = (address: string) => readFilter(new URL(address, "http://x").searchParams);

const FULL: ListFilter = {
    kind: "YES_NO",
    inPlay: true,
    favourites: true,
    over: true,
    words: "rain & wind",
    event: { name: "Weather + more", startsAt: "2026-03-01T15:00:00.000Z" },
};

Deno.test("a filter is read back from its address", () => {
    assert.deepEqual(read(filterAddress(FULL)), FULL);
    assert.equal(filterAddress(NO_FILTER), "/");
    assert.deepEqual(read("/"), NO_FILTER);
    assert.equal(filterAddress({ kind: "SPOT" }), "/?kind=SPOT");
});

Deno.test("what an address asks for wrongly is left out", () => {
    assert.deepEqual(read("/?kind=HORSES&inPlay=yes&start=2026-03-01T15:00Z&q=%20"), NO_FILTER);
    assert.deepEqual(read("/?event=Weather&start=soon").event, { name: "Weather", startsAt: undefined });
});

Deno.test("only what is open counts as in-play, and an event is its name and start", () => {
    const market = { marketId: "a", event: { name: "A" }, inPlay: true, status: "OPEN" };
    const only = (change: Partial<ListFilter>) => ({ ...NO_FILTER, ...change });
    assert.ok(passes(only({ inPlay: true }), [], market));
    assert.ok(!passes(only({ inPlay: true }), [], { ...market, status: "CLOSED" }));
    assert.ok(!passes(only({ favourites: true }), ["b"], market));
    assert.ok(passes(only({ favourites: true }), ["a"], market));
    assert.ok(passes(only({ event: { name: "A" } }), [], market));
    assert.ok(!passes(only({ event: { name: "A", startsAt: "2026-03-01T15:00Z" } }), [], market));
});
