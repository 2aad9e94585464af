import assert from "node:assert/strict";
import { ApiError, Client } from "../api/client.ts";
import { findOrder } from "./findOrder.ts";

const ID = "019a9c1e-7d00-7a1b-9c3d-0123456789ab:019a9c1e-8a10-7c2d-8e4f-aabbccddeeff";

function serverWith(listed: string[]) {
    const asked: URL[] = [];
    const fetcher = ((input: string) => {
        const url = new URL(input, "http://x");
        asked.push(url);
        const body = url.pathname === "/v1/orders"
            ? { items: listed.map((orderId) => ({ orderId })), nextCursor: null }
            : { code: "ORDER_NOT_FOUND", title: "You have no such order.", status: 404 };
        return Promise.resolve(new Response(JSON.stringify(body), { status: "code" in body ? 404 : 200 }));
    }) as typeof fetch;
    return { asked, client: new Client({ get: () => null, set: () => {} }, fetcher) };
}

Deno.test("an order of long ago is found in the list of the time its id was made", async () => {
    const { asked, client } = serverWith(["other", ID]);
    assert.equal((await findOrder(client, ID)).orderId, ID);
    const made = 0x019a9c1e8a10;
    const { searchParams } = asked[1]!;
    assert.ok(Date.parse(searchParams.get("from")!) < made && made < Date.parse(searchParams.get("to")!));
});

Deno.test("an order that is in no list is not there, and one without a time in its id is not looked for", async () => {
    const { client } = serverWith([]);
    await assert.rejects(findOrder(client, ID), (error: ApiError) => error.code === "ORDER_NOT_FOUND");
    const { asked, client: other } = serverWith(["a:01HZY3"]);
    await assert.rejects(findOrder(other, "a:01HZY3"));
    assert.equal(asked.length, 1);
});
