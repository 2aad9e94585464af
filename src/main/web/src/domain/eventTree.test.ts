import assert from "node:assert/strict";
import { treeKey, treeLines } from "./eventTree.ts";
import { NO_FILTER } from "./listFilter.ts";

const WORDS = { kind: (kind: string) => kind.toLowerCase(), event: (name: string) => name };
const market = (marketId: string, kind: "ODDS" | "SPOT", event: string, name = "Match odds") => ({
    marketId,
    kind,
    name,
    event: { name: event },
    inPlay: false,
    status: "OPEN",
});
const MARKETS = [
    market("1", "ODDS", "Lions v Bears"),
    market("2", "ODDS", "Lions v Bears", "Goals"),
    market("3", "ODDS", "Elm v Fir"),
    market("4", "SPOT", "Acme", "Acme"),
];
const lines = (...turned: string[]) => treeLines(MARKETS, NO_FILTER, new Set(turned), WORDS);

Deno.test("kinds are open and events folded at first", () => {
    assert.deepEqual(lines().map(({ words, level, count }) => `${level} ${words} ${count}`), [
        "1 odds 3",
        "2 Elm v Fir 1",
        "2 Lions v Bears 2",
        "1 spot 1",
        "2 Acme 1",
    ]);
    assert.deepEqual(lines("ODDS").map(({ words }) => words), ["odds", "spot", "Acme"]);
});

Deno.test("an event that is unfolded shows its page and its markets", () => {
    const event = lines()[2]!;
    assert.deepEqual(lines(event.key).slice(3, 6).map(({ words, href }) => [words, href]), [
        ["Page of the event", "/e/Lions%20v%20Bears"],
        ["Match odds", "/m/1"],
        ["Goals", "/m/2"],
    ]);
});

Deno.test("choosing what is chosen takes it back", () => {
    const chosen = treeLines(MARKETS, { ...NO_FILTER, event: { name: "Acme" } }, new Set(), WORDS);
    assert.equal(chosen[4]?.current, true);
    assert.equal(chosen[4]?.href, "/");
    assert.equal(chosen[1]?.href, "/?event=Elm+v+Fir");
});

Deno.test("arrows go through the lines, unfold, fold and go up", () => {
    const now = lines();
    const [odds, elm, , spot, acme] = now;
    assert.deepEqual(treeKey("ArrowDown", odds!, now), { to: elm!.key });
    assert.deepEqual(treeKey("ArrowUp", odds!, now), null);
    assert.deepEqual(treeKey("ArrowRight", elm!, now), { turn: elm!.key });
    assert.deepEqual(treeKey("ArrowRight", odds!, now), { to: elm!.key });
    assert.deepEqual(treeKey("ArrowLeft", elm!, now), { to: odds!.key });
    assert.deepEqual(treeKey("ArrowLeft", spot!, now), { turn: spot!.key });
    assert.deepEqual(treeKey("End", odds!, now), { to: acme!.key });
    assert.equal(treeKey("x", odds!, now), null);
});
