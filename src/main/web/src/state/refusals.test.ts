import assert from "node:assert/strict";
import { ApiError } from "../api/client.ts";
import type { ProblemCode } from "../api/types.ts";
import { explain } from "./refusals.ts";

const refused = (code: ProblemCode, details?: Record<string, string>) =>
    new ApiError(422, { type: "urn", title: code, status: 422, code, details, retryable: false, requestId: "r" }, code);

Deno.test("too little money is told with what is needed and what there is", () => {
    const { words, affordable } = explain(refused("INSUFFICIENT_FUNDS", { needed: "25.00", available: "18.40" }));
    assert.equal(words, "This needs 25.00, and you have 18.40 to spare.");
    assert.equal(affordable, 18_400_000n);
});

Deno.test("a price out of the band offers the price it may go to", () => {
    const refusal = explain(
        refused("PRICE_OUT_OF_BAND", { submitted: "9.00", reference: "2.50", limit: "4.00" }),
    );
    assert.equal(refusal.price, 40_000);
});

Deno.test("a refusal without numbers is still told", () => {
    assert.equal(explain(refused("INSUFFICIENT_FUNDS")).words, "INSUFFICIENT_FUNDS");
    assert.equal(explain(refused("MARKET_SUSPENDED")).words, "The market is suspended just now.");
});
