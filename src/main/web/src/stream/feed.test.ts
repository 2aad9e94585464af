import { deepStrictEqual as same, match, notStrictEqual as isNot, strictEqual as is } from "node:assert/strict";
import { begun } from "./fakePage.ts";
import type { FeedState } from "./state.ts";

Deno.test("a page that watches a market becomes live with its image", async () => {
    const { feed, kinds, size, server } = await begun();
    same(kinds(), ["connecting", "live"]);
    is(size(25_000), 1_000);
    is(feed.arePricesLive, true);
    is(server.connections, 1);
    const { marketFilter, marketDataFilter, heartbeatMs } = server.asked("marketSubscription")[0]!;
    same(marketFilter, { marketIds: ["m"] });
    same((marketDataFilter as { fields: string[] }).fields[0], "EX_ALL_OFFERS");
    is(heartbeatMs, 1_000);
});

Deno.test("changes arrive, and a quiet market with heartbeats stays live", async () => {
    const { world, server, size, kinds, changes } = await begun();
    changes.length = 0;
    server.change("m", "2.52", "7.00");
    is(size(25_200), 700);
    same(changes, [["m"]]);
    await world.pass(60_000);
    same(kinds(), ["connecting", "live"]);
    is(server.requests.length, 1);
});

Deno.test("a lost message is found by the chain, and the market is asked for anew", async () => {
    const { world, server, size } = await begun();
    server.loses = true;
    server.change("m", "2.52", "7.00");
    server.loses = false;
    server.change("m", "2.54", "3.00");
    is(size(25_400), null);
    await world.pass(100);
    is(server.asked("marketSubscription").length, 2);
    is(server.asked("marketSubscription")[1]!["clk"], undefined);
    same([size(25_200), size(25_400)], [700, 300]);
    is(server.connections, 1);
});

Deno.test("a wrong checksum is not shown, and asking anew does not run wild", async () => {
    const { world, server, size, feed, kind } = await begun();
    server.lies = true;
    server.change("m", "2.52", "7.00");
    is(size(25_200), null);
    is(feed.arePricesLive, false);
    await world.pass(10_000);
    const tries = server.asked("marketSubscription").length;
    is(tries > 3 && tries < 12, true, `${tries} tries`);
    is(kind(), "stale");
    server.lies = false;
    await world.pass(16_000);
    is(kind(), "live");
    is(size(25_200), 700);
});

Deno.test("a dead server is told of, waited for longer and longer, and resumed where one was", async () => {
    const { world, server, kinds, states, size, feed, kind } = await begun();
    await world.pass(6_000);
    kinds();
    server.crash();
    same(states.map(({ kind }) => kind), ["reconnecting"]);
    const waits = [];
    for (let i = 0; i < 8; i++) {
        const state = feed.state as FeedState & { retryAt: number };
        waits.push(state.retryAt - world.now());
        is("since" in state && typeof state.since === "number" && state.since < world.now(), true);
        await world.pass(state.retryAt - world.now() + 6);
    }
    same(waits.map((wait) => Math.round(wait / 500) * 500), [500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000]);
    is(size(25_000), 1_000);
    server.markets.get("m")!.change("2.52", "7.00");
    server.up = true;
    await world.pass(15_100);
    is(kind(), "live");
    is(size(25_200), 700);
    const last = server.asked("marketSubscription").at(-1)!;
    same([last["initialClk"], last["clk"]], ["initial", '{"m":10}']);
});

Deno.test("waits differ by chance, and end at once when the page is looked at again", async () => {
    const { world, server, feed, kind } = await begun();
    world.chance = 0;
    server.crash();
    is((feed.state as { retryAt: number }).retryAt - world.now(), 375);
    await world.pass(3_000);
    server.up = true;
    const tries = server.connections;
    feed.wake();
    await world.pass(50);
    is(server.connections, tries + 1);
    is(kind(), "live");
});

Deno.test("a device without a network says so and tries all the same", async () => {
    const { world, server, feed, kind } = await begun();
    feed.setOnline(false);
    is(kind(), "live");
    server.crash();
    is(kind(), "offline");
    await world.pass(5_000);
    is(server.connections > 2, true);
    server.up = true;
    feed.setOnline(true);
    await world.pass(50);
    is(kind(), "live");
});

Deno.test("silence makes prices old after three seconds, and a dead connection is given up", async () => {
    const { world, server, feed, kinds, kind } = await begun();
    await world.pass(5_000);
    kinds();
    server.reaches = false;
    await world.pass(2_000);
    is(kind(), "live");
    await world.pass(2_000);
    is(kind(), "stale");
    const { since } = feed.state as { since: number };
    is(world.now() - since >= 3_000 && world.now() - since <= 5_250, true);
    is(feed.arePricesLive, false);
    is(feed.pricesTrueAt, since);
    await world.pass(5_500);
    is(server.connections, 2);
    server.reaches = true;
    await world.pass(11_000);
    is(kind(), "live");
});

Deno.test("a short silence makes old and good again without a new connection", async () => {
    const { world, server, feed, kinds } = await begun();
    kinds();
    server.reaches = false;
    await world.pass(5_000);
    server.reaches = true;
    await world.pass(2_000);
    same(kinds(), ["stale", "live"]);
    is(server.connections, 1);
    is(feed.arePricesLive, true);
});

Deno.test("a node that does not hear from a book makes prices old although the connection is alive", async () => {
    const { world, server, feed, kinds, kind } = await begun();
    kinds();
    server.hears = false;
    await world.pass(30_000);
    is(kind(), "stale");
    is(server.connections, 1);
    is(world.now() - feed.pricesTrueAt! > 27_000, true);
    server.hears = true;
    await world.pass(1_500);
    is(kind(), "live");
});

Deno.test("a node that does not hear from the wallet makes own orders old, not prices", async () => {
    const { world, server, feed, kind } = await begun();
    feed.signIn("u");
    await world.pass(2_000);
    is(kind(), "live");
    server.hearsWallet = false;
    await world.pass(1_250);
    is(feed.areOrdersLive, false);
    is(feed.arePricesLive, true);
    same(feed.state, { kind: "stale", since: feed.state.kind === "stale" ? feed.state.since : 0, prices: false });
    server.hearsWallet = true;
    await world.pass(1_250);
    is(kind(), "live");
});

Deno.test("own orders that are not heard of at all are old after three seconds", async () => {
    const { world, server, feed, kind } = await begun();
    feed.signIn("u");
    await world.pass(2_000);
    server.silences.add("ocm");
    await world.pass(2_000);
    is(kind(), "live");
    await world.pass(1_750);
    is(kind(), "stale");
    is(feed.arePricesLive, true);
    is(server.connections, 1);
    server.silences.clear();
    await world.pass(1_250);
    is(kind(), "live");
});

Deno.test("a laptop that wakes up does not show old prices as live", async () => {
    const { world, server, feed, kind } = await begun();
    world.sleep(3_600_000);
    feed.wake();
    isNot(kind(), "live");
    is(feed.arePricesLive, false);
    await world.pass(1_000);
    is(kind(), "live");
    is(server.connections, 2);
});

Deno.test("RESYNC_REQUIRED is resumed, INVALID_CLOCK begins anew", async () => {
    const { world, server, kind } = await begun();
    server.refusals.push({ op: "marketSubscription", code: "INVALID_CLOCK" });
    server.close("RESYNC_REQUIRED");
    await world.pass(1_000);
    const clocks = server.asked("marketSubscription").map(({ clk }) => clk);
    same(clocks, [undefined, '{"m":10}', undefined]);
    is(kind(), "live");
});

Deno.test("a server that never says the first word is given up", async () => {
    const { world, server, states, kind } = await begun();
    server.crash();
    server.up = true;
    server.reaches = false;
    await world.pass(12_000);
    is(server.connections >= 3, true);
    server.reaches = true;
    await world.pass(12_000);
    is(kind(), "live");
    match(states.map(({ kind }) => kind).join(" "), /^connecting live (reconnecting )+live$/);
});

Deno.test("a stopped feed is silent", async () => {
    const { world, server, feed, kind } = await begun();
    feed.stop();
    is(kind(), "idle");
    is(server.connected, false);
    await world.pass(60_000);
    is(server.connections, 1);
});
