import assert from "node:assert/strict";
import { ApiError, Client } from "./client.ts";
import type { Session } from "./types.ts";

const session = (name: string): Session => ({
    accessToken: name,
    tokenType: "Bearer",
    expiresInSeconds: 900,
    refreshToken: "refresh-" + name,
});

function keeper(first: Session | null) {
    let now = first;
    return { get: () => now, set: (next: Session | null) => void (now = next) };
}

function server(answer: (path: string, token: string | null, body: string) => Response) {
    const asked: string[] = [];
    const fetcher = ((input: string, init: RequestInit) => {
        const headers = new Headers(init.headers);
        asked.push(init.method + " " + input);
        return Promise.resolve(answer(input, headers.get("authorization"), String(init.body ?? "")));
    }) as typeof fetch;
    return { asked, fetcher };
}

const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });
const problem = (status: number, code: string, more = {}) =>
    json(status, { type: "urn", title: code, status, code, retryable: false, requestId: "r", ...more });

Deno.test("a token that has ended is renewed once for all who ask, and the requests are sent again", async () => {
    const tokens = keeper(session("old"));
    const { asked, fetcher } = server((path, token) =>
        path === "/v1/sessions/refresh"
            ? json(200, session("new"))
            : token === "Bearer new"
            ? json(200, { path })
            : problem(401, "TOKEN_EXPIRED")
    );
    const client = new Client(tokens, fetcher);
    const answers = await Promise.all([client.ask("/wallet"), client.ask("/orders")]);
    assert.deepEqual(answers, [{ path: "/v1/wallet" }, { path: "/v1/orders" }]);
    assert.equal(asked.filter((each) => each.includes("refresh")).length, 1);
    assert.equal(tokens.get()?.accessToken, "new");
});

Deno.test("a session that is over is forgotten and the refusal reaches the caller", async () => {
    const tokens = keeper(session("old"));
    const { fetcher } = server(() => problem(401, "UNAUTHENTICATED"));
    await assert.rejects(new Client(tokens, fetcher).ask("/wallet"), { code: "UNAUTHENTICATED", status: 401 });
    assert.equal(tokens.get(), null);
});

Deno.test("a server that cannot be reached does not end the session", async () => {
    const tokens = keeper(session("old"));
    const { fetcher } = server((path) =>
        path.endsWith("refresh") ? problem(503, "UNAVAILABLE") : problem(401, "TOKEN_EXPIRED")
    );
    await assert.rejects(new Client(tokens, fetcher).ask("/wallet"), { code: "TOKEN_EXPIRED" });
    assert.equal(tokens.get()?.accessToken, "old");
});

Deno.test("whether an order may have been carried out is told apart from a refusal", async () => {
    const error = async (answer: () => Response) => {
        const { fetcher } = server(answer);
        return await new Client(keeper(null), fetcher).ask("/orders", { method: "POST", body: {} }).catch((
            e: ApiError,
        ) => e) as ApiError;
    };
    const refused = await error(() => problem(422, "INSUFFICIENT_FUNDS", { orderState: "NOT_APPLIED" }));
    assert.ok(refused instanceof ApiError && !refused.outcomeUnknown);
    const unknown = await error(() => problem(503, "UNAVAILABLE", { orderState: "UNKNOWN" }));
    assert.ok(unknown.outcomeUnknown);
    const none = await error(() => {
        throw new TypeError("network");
    });
    assert.ok(none.outcomeUnknown);
    assert.equal(none.code, "NO_ANSWER");
    const proxy = await error(() => new Response("<html>", { status: 502 }));
    assert.ok(proxy.outcomeUnknown);
});

Deno.test("two tabs that share their tokens renew them once", async () => {
    const tokens = keeper(session("old"));
    const { asked, fetcher } = server((path, token) =>
        path === "/v1/sessions/refresh"
            ? json(200, session("new"))
            : token === "Bearer new"
            ? json(200, {})
            : problem(401, "TOKEN_EXPIRED")
    );
    let last: Promise<boolean> = Promise.resolve(true);
    const alone = (work: () => Promise<boolean>) => last = last.then(work);
    const tabs = [new Client(tokens, fetcher, alone), new Client(tokens, fetcher, alone)];
    await Promise.all(tabs.map((tab) => tab.ask("/wallet")));
    assert.equal(asked.filter((each) => each.includes("refresh")).length, 1);
});
