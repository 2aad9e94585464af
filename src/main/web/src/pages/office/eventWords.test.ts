import assert from "node:assert/strict";
import { eventWords } from "./eventWords.ts";

Deno.test("names of events are words", () => {
    assert.equal(eventWords("MarketTurnedInPlay"), "Market turned in play");
    assert.equal(eventWords("ResolutionApproved"), "Resolution approved");
});
