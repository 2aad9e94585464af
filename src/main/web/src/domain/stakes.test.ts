import assert from "node:assert/strict";
import { readStakes } from "./stakes.ts";

Deno.test("stakes are amounts with something between them", () => {
    assert.deepEqual(readStakes(" 2  5, 12.50;100"), ["2", "5", "12.50", "100"]);
    assert.equal(readStakes("2 x"), null);
    assert.equal(readStakes("0"), null);
    assert.equal(readStakes(""), null);
    assert.equal(readStakes("1 2 3 4 5 6 7"), null);
});
