import assert from "node:assert/strict";
import type { WireOrder } from "../domain/ownOrder.ts";
import { own } from "./live.ts";
import { moves } from "./moves.ts";
import { move, place, reduce } from "./ordering.ts";

const placing = { marketId: "m", selectionId: "home", side: "BACK", price: 25_000, size: 1_000, terms: {} } as const;

const order = (clientOrderId: string, more: Partial<WireOrder> = {}): WireOrder => ({
    orderId: "o-" + clientOrderId,
    clientOrderId,
    marketId: "m",
    selectionId: "home",
    side: "BACK",
    price: "2.50",
    size: "10.00",
    timeInForce: "GTC",
    postOnly: false,
    onInPlay: "LAPSE",
    stp: "CANCEL_TAKER",
    status: "OPEN",
    sizeMatched: "0.00",
    sizeRemaining: "10.00",
    sizeCancelled: "0.00",
    sizeLapsed: "0.00",
    sizeVoided: "0.00",
    seq: 1,
    placedAt: "2026-03-01T12:00:00.000Z",
    updatedAt: "2026-03-01T12:00:00.000Z",
    ...more,
});

interface Asked {
    method: string;
    path: string;
    body: { clientOrderId: string };
}

/** Answers requests in order; null is a connection that breaks. */
function exchange(...answers: ((asked: Asked) => Response | null)[]) {
    const asked: Asked[] = [];
    const before = globalThis.fetch;
    globalThis.fetch = ((path: string, init: RequestInit) => {
        const request = { method: init.method ?? "GET", path, body: JSON.parse(String(init.body ?? "{}")) };
        asked.push(request);
        const answer = answers[asked.length - 1]?.(request) ?? null;
        return answer === null ? Promise.reject(new TypeError("broken")) : Promise.resolve(answer);
    }) as typeof fetch;
    return { asked, end: () => void (globalThis.fetch = before) };
}

const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });
const problem = (status: number, code: string, more = {}) =>
    json(status, { type: "urn", title: code, status, code, retryable: false, requestId: "r", ...more });

/** The phase an order comes to. */
function phase(clientOrderId: string, wanted: string): Promise<void> {
    return new Promise((done) => {
        const look = () => own.get().orders.get(clientOrderId)?.phase === wanted;
        if (look()) {
            return done();
        }
        const leave = own.subscribe(() => {
            if (look()) {
                leave();
                done();
            }
        });
    });
}

Deno.test("an order without an answer is looked up and sent again under the same id", async () => {
    const { asked, end } = exchange(
        () => null,
        () => problem(404, "ORDER_NOT_FOUND"),
        ({ body }) => json(201, order(body.clientOrderId)),
    );
    const { clientOrderId, outcome } = place(placing);
    assert.equal((await outcome).kind, "unknown");
    assert.equal(own.get().orders.get(clientOrderId)?.phase, "checking");
    await phase(clientOrderId, "known");
    end();
    assert.deepEqual(asked.map(({ method, path }) => `${method} ${path}`), [
        "POST /v1/orders",
        "GET /v1/orders/by-client-id/" + clientOrderId,
        "POST /v1/orders",
    ]);
    assert.equal(asked[2]?.body.clientOrderId, clientOrderId);
});

Deno.test("an order that was placed although no answer came is found and not sent again", async () => {
    const { asked, end } = exchange(
        () => problem(503, "UNAVAILABLE", { orderState: "UNKNOWN" }),
        ({ path }) => json(200, order(path.slice(path.lastIndexOf("/") + 1), { status: "FILLED" })),
    );
    const { clientOrderId } = place(placing);
    await phase(clientOrderId, "known");
    end();
    assert.equal(own.get().orders.get(clientOrderId)?.status, "FILLED");
    assert.equal(asked.filter(({ method }) => method === "POST").length, 1);
});

Deno.test("a refused order is no order and says why", async () => {
    const { end } = exchange(() => problem(422, "INSUFFICIENT_FUNDS", { orderState: "NOT_APPLIED" }));
    const { clientOrderId, outcome } = place(placing);
    const result = await outcome;
    end();
    assert.ok(result.kind === "refused" && result.error.code === "INSUFFICIENT_FUNDS");
    assert.equal(own.get().orders.has(clientOrderId), false);
});

Deno.test("an order is made smaller by its new size in all", async () => {
    const { asked, end } = exchange(
        ({ body }) => json(201, order(body.clientOrderId)),
        () => json(200, order("x", { size: "4.00", sizeRemaining: "4.00" })),
    );
    const { clientOrderId, outcome } = place(placing);
    await outcome;
    assert.equal(await reduce(own.get().orders.get(clientOrderId)!, 400), true);
    end();
    assert.equal(asked[1]?.method, "PATCH");
    assert.deepEqual(asked[1]?.body, { size: "4.00" });
});

/** Runs it without the timers that take toasts away again. */
async function withoutTimers<T>(what: () => Promise<T>): Promise<T> {
    const before = globalThis.setTimeout;
    globalThis.setTimeout = (() => 0) as unknown as typeof setTimeout;
    try {
        return await what();
    } finally {
        globalThis.setTimeout = before;
    }
}

/** Places an order, so that it can be moved. */
async function waiting(clientId: string) {
    const { end } = exchange(({ body }) => json(201, order(body.clientOrderId, { orderId: clientId })));
    const { clientOrderId, outcome } = place(placing);
    await outcome;
    end();
    return own.get().orders.get(clientOrderId)!;
}

Deno.test("a moved order is known by what it has become", async () => {
    const old = await waiting("o-old");
    const { asked, end } = exchange(
        () => {
            assert.deepEqual(moves.get().get(old.clientOrderId), { price: 27_000, to: null });
            return json(200, {});
        },
        () =>
            json(200, order(old.clientOrderId, { status: "CANCELLED", sizeRemaining: "0.00", sizeCancelled: "10.00" })),
        ({ body }) => json(201, order(body.clientOrderId, { orderId: "o-new", price: "2.70" })),
    );
    const outcome = await move(old, 27_000, 3);
    end();
    assert.deepEqual(asked.map(({ method }) => method), ["DELETE", "GET", "POST"]);
    assert.ok(outcome?.kind === "taken" && outcome.order.orderId === "o-new");
    assert.deepEqual(moves.get().get(old.clientOrderId), { price: 27_000, to: outcome.order.clientOrderId });
});

Deno.test("an order that is refused at its new price was cancelled, not moved", async () => {
    const old = await waiting("o-old");
    const { end } = exchange(
        () => json(200, {}),
        () =>
            json(200, order(old.clientOrderId, { status: "CANCELLED", sizeRemaining: "0.00", sizeCancelled: "10.00" })),
        () => problem(422, "INSUFFICIENT_FUNDS", { orderState: "NOT_APPLIED" }),
    );
    const outcome = await withoutTimers(() => move(old, 27_000, 3));
    end();
    assert.equal(outcome?.kind, "refused");
    assert.equal(moves.get().has(old.clientOrderId), false);
});

Deno.test("an order that cannot be cancelled stays where it is", async () => {
    const old = await waiting("o-old");
    const { end } = exchange(() => problem(409, "ORDER_DELAYED"));
    assert.equal(await withoutTimers(() => move(old, 27_000, 3)), null);
    end();
    assert.equal(moves.get().has(old.clientOrderId), false);
});
