import assert from "node:assert/strict";
import { explain, type Trouble } from "./problems.ts";

const trouble = (code: string, more: Partial<Trouble> = {}): Trouble => ({
    code,
    message: code.toLowerCase(),
    outcomeUnknown: false,
    ...more,
});

Deno.test("too little money is said in numbers", () => {
    const details = { needed: "1250.00", available: "18.40" };
    assert.equal(
        explain(trouble("INSUFFICIENT_FUNDS", { details }), "withdrawal"),
        "This needs 1,250.00, and you have 18.40 available. Nothing was paid out, and nothing was set aside.",
    );
});

Deno.test("details that cannot be read are not shown", () => {
    const details = { needed: "?", available: "18.40" };
    assert.match(
        explain(trouble("INSUFFICIENT_FUNDS", { details }), "order"),
        /^You do not have that much available\./,
    );
});

Deno.test("an unknown outcome never claims that nothing happened", () => {
    for (const deed of ["deposit", "withdrawal", "order", "cancel", "save"] as const) {
        const words = explain(trouble("NO_ANSWER", { outcomeUnknown: true }), deed);
        assert.match(words, /We do not know yet/);
        assert.doesNotMatch(words, /Nothing was/);
    }
});

Deno.test("a code without words of its own shows what the exchange said, as a sentence", () => {
    assert.equal(explain(trouble("X", { message: "It rained" }), "save"), "It rained. Nothing was changed.");
});
