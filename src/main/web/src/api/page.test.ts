import assert from "node:assert/strict";
import { Client } from "./client.ts";
import { askWhole, pathWith } from "./page.ts";

function serverOf(pages: number) {
    const asked: string[] = [];
    const fetcher = ((input: string) => {
        asked.push(input);
        const page = asked.length;
        const body = { items: [page], nextCursor: page < pages ? "c" + page : null };
        return Promise.resolve(new Response(JSON.stringify(body)));
    }) as typeof fetch;
    return { asked, client: new Client({ get: () => null, set: () => {} }, fetcher) };
}

Deno.test("a list is read to its end", async () => {
    const { asked, client } = serverOf(3);
    assert.deepEqual(await askWhole(client, "/bets", { from: undefined }, 100), { items: [1, 2, 3], cut: false });
    assert.deepEqual(asked, ["/v1/bets?limit=200", "/v1/bets?limit=200&cursor=c1", "/v1/bets?limit=200&cursor=c2"]);
});

Deno.test("a long list is cut, and says so", async () => {
    const { asked, client } = serverOf(9);
    assert.deepEqual(await askWhole(client, "/bets", {}, 2), { items: [1, 2], cut: true });
    assert.equal(asked.length, 2);
});

Deno.test("parameters without a value are not sent", () => {
    assert.equal(pathWith("/orders", { status: "OPEN", marketId: "", from: undefined }), "/orders?status=OPEN");
    assert.equal(pathWith("/orders", {}), "/orders");
});
