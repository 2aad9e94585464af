import assert from "node:assert/strict";
import { arm, armed, disarm, fire, IDLE_MS, LOCK_MS } from "./armed.ts";

const stake = (fired: ReturnType<typeof fire>) => fired === null || fired === "locked" ? fired : fired.stake;

Deno.test("one click places in the armed market only, not twice at a double click, and not after the idle time", () => {
    const now = Date.now();
    assert.equal(fire("m", now), null);
    arm("m", "5");
    assert.equal(fire("other", now), null);
    assert.equal(stake(fire("m", now)), "5");
    assert.equal(fire("m", now + LOCK_MS - 1), "locked");
    assert.equal(stake(fire("m", now + LOCK_MS)), "5");
    assert.equal(fire("m", now + LOCK_MS + IDLE_MS * 2), null);
    disarm();
    assert.equal(armed.get(), null);
    assert.equal(fire("m", now + LOCK_MS * 3), null);
});
