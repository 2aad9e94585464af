import assert from "node:assert/strict";
import type { ProblemCode } from "../api/types.ts";
import { explain, reason, WORDS } from "./problems.ts";

const refused = (code: string, details?: Record<string, string>, detail?: string) =>
    reason({ code: code as ProblemCode, title: "It is so", details, detail });

Deno.test("every code of the API has words, and none that it does not have", async () => {
    const types = await Deno.readTextFile(new URL("../api/types.ts", import.meta.url));
    const codes = /type ProblemCode =([^;]*);/.exec(types)![1]!.matchAll(/"([A-Z_]+)"/g);
    assert.deepEqual(Object.keys(WORDS).sort(), [...codes].map(([, code]) => code).sort());
});

Deno.test("words are sentences for people, also when the exchange gives no numbers", () => {
    for (const code of Object.keys(WORDS)) {
        const words = refused(code);
        assert.match(words, /^[A-Z][^_]*[.?]$/, code);
        assert.equal(words.includes("undefined"), false, code);
    }
});

Deno.test("too little money is said in numbers", () => {
    const details = { needed: "1250.00", available: "18.40" };
    assert.equal(refused("INSUFFICIENT_FUNDS", details), "This needs 1,250.00, and you have 18.40 available.");
});

Deno.test("details that cannot be read are not shown", () => {
    const details = { needed: "?", available: "18.40" };
    assert.equal(refused("INSUFFICIENT_FUNDS", details), "You do not have that much available.");
});

Deno.test("the exchange itself says which field is wrong", () => {
    assert.equal(refused("INVALID_FIELD", {}, "There is no such user."), "There is no such user.");
    assert.equal(refused("FORBIDDEN", {}, "Role admin is required."), "Your account may not do this.");
});

Deno.test("a code without words of its own shows what the exchange said, as a sentence", () => {
    assert.equal(refused("OF_TOMORROW"), "It is so.");
});

Deno.test("what did not happen is said after why", () => {
    const trouble = { message: "The market is closed.", outcomeUnknown: false };
    assert.equal(explain(trouble, "withdrawal").startsWith("The market is closed. Nothing was paid out"), true);
});

Deno.test("an unknown outcome never claims that nothing happened", () => {
    for (const deed of ["deposit", "withdrawal", "order", "cancel", "save"] as const) {
        const words = explain({ message: "The exchange cannot be reached.", outcomeUnknown: true }, deed);
        assert.match(words, /We do not know yet/);
        assert.doesNotMatch(words, /Nothing was/);
    }
});
