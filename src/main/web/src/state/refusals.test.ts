import assert from "node:assert/strict";
import { ApiError } from "../api/client.ts";
import type { Problem, ProblemCode } from "../api/types.ts";
import { reason } from "../domain/problems.ts";
import { refusalOf } from "./refusals.ts";

const refused = (code: ProblemCode, details?: Record<string, string>) => {
    const problem: Problem = { type: "urn", title: code, status: 422, code, details, retryable: false, requestId: "r" };
    return refusalOf(new ApiError(422, problem, reason(problem)));
};

Deno.test("too little money offers what there is", () => {
    const { words, affordable } = refused("INSUFFICIENT_FUNDS", { needed: "25.00", available: "18.40" });
    assert.equal(words, "This needs 25.00, and you have 18.40 available.");
    assert.equal(affordable, 18_400_000n);
    assert.equal(refused("INSUFFICIENT_FUNDS").affordable, undefined);
});

Deno.test("a price out of the band offers the price it may go to", () => {
    const refusal = refused("PRICE_OUT_OF_BAND", { submitted: "9.00", reference: "2.50", limit: "4.00" });
    assert.equal(refusal.price, 40_000);
});

Deno.test("who is logged out keeps the slip", () => {
    assert.deepEqual(refused("TOKEN_EXPIRED"), {
        words: "You are logged out. Your slip is kept.",
        logIn: true,
        reference: "r",
    });
});

Deno.test("a refusal without a remedy is still told", () => {
    assert.deepEqual(refused("MARKET_SUSPENDED"), { words: "The market is suspended just now.", reference: "r" });
});
