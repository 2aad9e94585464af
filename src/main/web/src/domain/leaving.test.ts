import { strictEqual as is } from "node:assert/strict";
import { isInPosition } from "./leaving.ts";
import { selectionWith } from "./standing.ts";

const nothing = { ifWin: 0n, ifLose: 0n };

Deno.test("a position has a bet in it when its stake is there, at whatever price it was matched", () => {
    const before = selectionWith("ODDS", nothing, { side: "BACK", price: 47_000, size: 10_000 });
    const part = selectionWith("ODDS", before, { side: "LAY", price: 41_000, size: 6_000 });
    is(isInPosition("ODDS", "LAY", 6_000, before, before), false);
    is(isInPosition("ODDS", "LAY", 6_000, before, part), true);
    is(isInPosition("ODDS", "LAY", 6_001, before, part), false);
    is(isInPosition("ODDS", "LAY", 0, before, before), true);
});

Deno.test("a position has a sale of contracts in it when so many fewer are held", () => {
    const before = selectionWith("YES_NO", nothing, { side: "BUY", price: 4_000, size: 1_000 });
    const after = selectionWith("YES_NO", before, { side: "SELL", price: 5_500, size: 400 });
    is(isInPosition("YES_NO", "SELL", 400, before, before), false);
    is(isInPosition("YES_NO", "SELL", 400, before, after), true);
    is(isInPosition("YES_NO", "BUY", 400, after, before), true);
});
