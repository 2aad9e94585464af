import assert from "node:assert/strict";
import { Client } from "../api/client.ts";
import { beginPayment, openPayment, sendPayment } from "./payments.ts";

function keep() {
    const kept = new Map<string, string>();
    return {
        getItem: (name: string) => kept.get(name) ?? null,
        setItem: (name: string, value: string) => void kept.set(name, value),
        removeItem: (name: string) => void kept.delete(name),
    };
}

function clientOf(...answers: (Response | Error)[]) {
    const sent: unknown[] = [];
    const fetcher = ((_: string, init: RequestInit) => {
        sent.push(JSON.parse(String(init.body)));
        const answer = answers.shift()!;
        return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
    }) as typeof fetch;
    return { sent, client: new Client({ get: () => null, set: () => {} }, fetcher) };
}

const problem = (status: number, code: string) =>
    new Response(JSON.stringify({ code, title: code, status, requestId: "r", retryable: false }), { status });

Deno.test("a payment without an answer is sent again under the same reference, also after a reload", async () => {
    const storage = keep();
    const { sent, client } = clientOf(new TypeError("no network"), new Response('{"status":"DEPOSITED"}'));
    const payment = beginPayment(storage, "deposit", "ann", "10.00");
    assert.equal((await sendPayment(client, storage, payment)).known, false);
    const found = openPayment(storage, "deposit", "ann");
    assert.deepEqual(found, payment);
    assert.deepEqual(await sendPayment(client, storage, found!), { known: true, done: true, status: "DEPOSITED" });
    assert.deepEqual(sent[0], sent[1]);
    assert.equal(openPayment(storage, "deposit", "ann"), null);
});

Deno.test("a refused payment is over, and the next one has another reference", async () => {
    const storage = keep();
    const { client } = clientOf(problem(422, "INSUFFICIENT_FUNDS"));
    const payment = beginPayment(storage, "withdrawal", "ann", "10.00");
    const outcome = await sendPayment(client, storage, payment);
    assert.ok(outcome.known && !outcome.done && outcome.error.code === "INSUFFICIENT_FUNDS");
    assert.equal(openPayment(storage, "withdrawal", "ann"), null);
    assert.notEqual(beginPayment(storage, "withdrawal", "ann", "10.00").clientRef, payment.clientRef);
});

Deno.test("answers that say nothing of the payment leave it open", async () => {
    for (const [status, code] of [[429, "TOO_MANY_REQUESTS"], [503, "UNAVAILABLE"], [401, "TOKEN_EXPIRED"]] as const) {
        const storage = keep();
        const { client } = clientOf(problem(status, code));
        const payment = beginPayment(storage, "deposit", "ann", "10.00");
        assert.equal((await sendPayment(client, storage, payment)).known, false, code);
        assert.deepEqual(openPayment(storage, "deposit", "ann"), payment);
    }
});

Deno.test("a payment belongs to who made it", () => {
    const storage = keep();
    beginPayment(storage, "deposit", "ann", "10.00");
    assert.equal(openPayment(storage, "deposit", "bob"), null);
});
