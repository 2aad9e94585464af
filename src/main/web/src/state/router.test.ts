import assert from "node:assert/strict";
import { match } from "./router.ts";

Deno.test("a pattern takes its names from the path", () => {
    assert.deepEqual(match("/m/:marketId", "/m/6f96"), { marketId: "6f96" });
    assert.deepEqual(match("/m/:marketId", "/m/6f96/"), { marketId: "6f96" });
    assert.deepEqual(match("/office/markets/:id", "/office/markets/a%20b"), { id: "a b" });
    assert.deepEqual(match("/", "/"), {});
});

Deno.test("other paths do not match", () => {
    assert.equal(match("/m/:marketId", "/m"), null);
    assert.equal(match("/m/:marketId", "/m/a/b"), null);
    assert.equal(match("/m/:marketId", "/m//"), null);
    assert.equal(match("/m/:marketId", "/m/%E0%A4%A"), null);
    assert.equal(match("/", "/markets"), null);
    assert.equal(match("/markets", "/"), null);
});
