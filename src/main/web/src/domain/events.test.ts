import assert from "node:assert/strict";
import { eventAddress, eventsOf, isSameEvent, startWord } from "./events.ts";

const market = (name: string, startsAt?: string, inPlay = false) => ({
    kind: "ODDS",
    name: "Match odds",
    event: { name, startsAt },
    inPlay,
    status: "OPEN",
});

Deno.test("an event's address holds its name and its start", () => {
    assert.equal(
        eventAddress({ name: "Lions v Bears", startsAt: "2026-03-01T15:00:00.000Z" }),
        "/e/Lions%20v%20Bears/2026-03-01T15:00Z",
    );
    assert.equal(eventAddress({ name: "Up/Down?" }), "/e/Up%2FDown%3F");
});

Deno.test("a start is as short as it can be without becoming another", () => {
    for (const start of ["2026-03-01T15:00:00.000Z", "2026-03-01T15:00:30.000Z", "2026-03-01T15:00:00.250Z"]) {
        assert.equal(Date.parse(startWord(start)), Date.parse(start));
    }
    assert.equal(startWord("2026-03-01T15:00:30.000Z"), "2026-03-01T15:00:30Z");
});

Deno.test("the same name at another time is another event", () => {
    const now = { name: "Lions v Bears", startsAt: "2026-03-01T15:00:00.000Z" };
    assert.ok(isSameEvent(now, { name: "Lions v Bears", startsAt: "2026-03-01T15:00Z" }));
    assert.ok(!isSameEvent(now, { name: "Lions v Bears", startsAt: "2026-03-02T15:00Z" }));
    assert.ok(!isSameEvent(now, { name: "Lions v Bears" }));
});

Deno.test("events in-play come first, then what starts next, then the rest by name, what is closed last", () => {
    const groups = eventsOf([
        market("Weather"),
        market("Later", "2026-03-02T15:00:00.000Z"),
        market("Mayor"),
        market("Soon", "2026-03-01T15:00:00.000Z"),
        { ...market("Closed", "2026-03-01T13:00:00.000Z", true), status: "CLOSED" },
        market("Now", "2026-03-01T14:00:00.000Z", true),
        market("Soon", "2026-03-01T15:00:00.000Z"),
    ]);
    assert.deepEqual(groups.map(({ event }) => event.name), ["Now", "Soon", "Later", "Mayor", "Weather", "Closed"]);
    assert.equal(groups[1]?.markets.length, 2);
});
