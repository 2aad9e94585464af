import { deepStrictEqual as same, notStrictEqual as isNot, strictEqual as is } from "node:assert/strict";
import { begun } from "./fakePage.ts";

type Json = Record<string, string[]>;

Deno.test("segments count as one message", async () => {
    const { world, server, watch, size, kind } = await begun("n");
    server.segments = true;
    watch.change(["m", "n"], "ALL");
    await world.pass(100);
    same([size(25_000), size(25_000, "n")], [1_000, 1_000]);
    server.change("n", "3.00", "1.00");
    is(size(30_000, "n"), 100);
    is(kind(), "live");
    is(server.asked("marketSubscription").length, 2);
});

Deno.test("own orders and notices follow after the login, on the same connection", async () => {
    const { world, server, feed, own, kinds } = await begun();
    kinds();
    feed.signIn("u");
    await world.pass(100);
    same(kinds(), []);
    is(server.connections, 1);
    same(server.requests.slice(1).map(({ op }) => op), [
        "authentication",
        "orderSubscription",
        "notificationSubscription",
    ]);
    is(own[0]!.account!.available, "85.00");
    is(feed.areOrdersLive, true);
    is(feed.notices!.seq, 5);
    const notice = { number: 7, category: "FILL", kind: "ORDER_FILLED", text: "t", details: {}, source: "s", seq: 1 };
    server.tell("ncm", { prevSeq: 5, seq: 6, unread: 1, acknowledged: 0, nc: [{ ...notice, time: "t" }] });
    same(feed.notices!.all.map(({ number }) => number), [7]);
    is(feed.notices!.unread, 1);
});

Deno.test("a notice that was lost is asked for anew", async () => {
    const { world, server, feed } = await begun();
    feed.signIn("u");
    await world.pass(100);
    server.tell("ncm", { prevSeq: 9, seq: 10, unread: 1, acknowledged: 0, nc: [] });
    is(feed.notices!.seq, 5);
    await world.pass(100);
    is(server.asked("notificationSubscription").length, 2);
});

Deno.test("a session that ends is renewed, and everything resumes", async () => {
    const { world, server, feed, refusedTokens, own, kind } = await begun();
    feed.signIn("u");
    await world.pass(100);
    server.tokens.add("better");
    server.close("TOKEN_EXPIRED");
    is(kind(), "reconnecting");
    await world.pass(1_000);
    same(refusedTokens, [null, "good"]);
    is(kind(), "live");
    isNot(server.asked("orderSubscription")[1]!["clk"], undefined);
    is(own.length, 2);
});

Deno.test("a token that is refused is replaced without losing the connection", async () => {
    const { world, server, feed, refusedTokens, setToken } = await begun();
    setToken("bad");
    feed.signIn("u");
    await world.pass(100);
    setToken("good");
    await world.pass(1_000);
    same(refusedTokens, [null, "bad"]);
    is(feed.areOrdersLive, true);
    is(server.connections, 1);
});

Deno.test("a token is renewed a minute before it ends", async () => {
    const { world, server, feed, refusedTokens, setToken } = await begun();
    const token = (n: number) =>
        `h.${btoa(JSON.stringify({ iat: world.now() / 1_000, exp: world.now() / 1_000 + 900, n }))}.s`;
    const [first, second] = [token(1), token(2)];
    server.tokens.add(first).add(second);
    setToken(first);
    feed.signIn("u");
    await world.pass(839_000);
    is(server.asked("authentication").length, 1);
    setToken(second);
    await world.pass(2_000);
    same(refusedTokens, [null, first]);
    same(server.asked("authentication").map(({ session }) => session), [first, second]);
    is(server.asked("orderSubscription").length, 1);
    is(server.connections, 1);
});

Deno.test("without a token the user is signed out and prices go on", async () => {
    const { world, server, feed, setToken, over, kind } = await begun();
    feed.signIn("u");
    await world.pass(100);
    setToken(null);
    server.close("TOKEN_EXPIRED");
    await world.pass(2_000);
    is(over(), 1);
    is(kind(), "live");
    is(feed.notices, null);
    is(server.asked("authentication").length, 1);
});

Deno.test("another user gets another connection and nothing of the first", async () => {
    const { world, server, feed } = await begun();
    feed.signIn("u");
    await world.pass(100);
    feed.signIn("v");
    await world.pass(1_000);
    is(server.connections, 2);
    is(server.asked("orderSubscription")[1]!["clk"], undefined);
    is(feed.areOrdersLive, true);
});

Deno.test("what cannot be had is asked for again after a second", async () => {
    const { world, server, feed, watch, kind } = await begun("n");
    server.refusals.push({ op: "marketSubscription", code: "UNAVAILABLE" });
    watch.change(["m", "n"], "ALL");
    await world.pass(900);
    is(server.asked("marketSubscription").length, 2);
    is(kind(), "live");
    await world.pass(300);
    is(server.asked("marketSubscription").length, 3);
    isNot(feed.book("n"), null);
});

Deno.test("another set of markets is another subscription, and what is not watched is forgotten", async () => {
    const { world, server, feed, watch, kinds } = await begun("n", "o");
    kinds();
    const list = feed.watch(["n", "o"], "BEST");
    await world.pass(100);
    same((server.asked("marketSubscription").at(-1)!["marketFilter"] as Json).marketIds, ["m", "n", "o"]);
    watch.end();
    await world.pass(100);
    is(feed.book("m"), null);
    isNot(feed.book("n"), null);
    const last = server.asked("marketSubscription").at(-1)!;
    is((last["marketDataFilter"] as Json).fields![0], "EX_BEST_OFFERS");
    is(last["clk"], undefined);
    list.end();
    same(kinds(), ["idle"]);
});

Deno.test("many changes of mind are few requests", async () => {
    const { world, server, watch } = await begun("n", "o");
    for (let i = 0; i < 50; i++) {
        watch.change(i % 2 === 0 ? ["n"] : ["m", "o"], "ALL");
        await world.pass(20);
    }
    await world.pass(1_000);
    const times = server.requests.map(({ at }) => at);
    times.forEach((at) => is(times.filter((other) => other >= at && other < at + 1_000).length <= 5, true));
    same((server.asked("marketSubscription").at(-1)!["marketFilter"] as Json).marketIds, ["m", "o"]);
});

Deno.test("a market that does not exist does not keep the others away", async () => {
    const { world, server, feed, watch } = await begun("n", "o", "p");
    watch.change(["m", "n", "nowhere", "o", "p"], "ALL");
    await world.pass(5_000);
    same([...feed.unknownMarkets], ["nowhere"]);
    ["m", "n", "o", "p"].forEach((id) => isNot(feed.book(id), null, id));
    is(server.connections, 1);
});

Deno.test("nobody watching ends the connection before the server does", async () => {
    const { world, server, feed, watch, kind } = await begun();
    watch.end();
    is(kind(), "idle");
    await world.pass(19_000);
    is(server.connected, true);
    await world.pass(3_000);
    is(server.connected, false);
    feed.watch(["m"], "ALL");
    await world.pass(100);
    is(kind(), "live");
});

Deno.test("who looks at no market any more is told of none", async () => {
    const { world, server, feed, watch, kind, changes } = await begun();
    feed.signIn("u");
    await world.pass(100);
    watch.end();
    await world.pass(2_100);
    same((server.asked("marketSubscription").at(-1)!["marketFilter"] as Json).marketIds, []);
    is(feed.book("m"), null);
    changes.length = 0;
    server.change("m", "2.52", "7.00");
    await world.pass(30_000);
    same(changes, []);
    is(kind(), "live");
    feed.watch(["m"], "ALL");
    is(feed.arePricesLive, false);
    await world.pass(100);
    is(feed.arePricesLive, true);
    is(server.asked("marketSubscription").at(-1)!["clk"], undefined);
    is(feed.book("m")!.runners[0]!.backs.length, 2);
    is(server.connections, 1);
});

Deno.test("going from one page to the next with the same market asks for nothing", async () => {
    const { world, server, feed, watch, size } = await begun();
    watch.end();
    await world.pass(1_500);
    feed.watch(["m"], "ALL");
    server.change("m", "2.52", "7.00");
    is(size(25_200), 700);
    await world.pass(10_000);
    is(server.requests.length, 1);
});

Deno.test("a token that cannot be had just now is tried for again, and prices go on", async () => {
    const { world, server, feed, setToken, kind } = await begun();
    setToken(new Error("no network"));
    feed.signIn("u");
    await world.pass(5_000);
    is(server.asked("authentication").length, 0);
    is(feed.arePricesLive, true);
    is(kind(), "stale");
    setToken("good");
    await world.pass(9_000);
    is(kind(), "live");
    is(server.connections, 1);
});

Deno.test("a session that the server forgot is shown again", async () => {
    const { world, server, feed } = await begun();
    server.refusals.push({ op: "orderSubscription", code: "NO_SESSION" });
    feed.signIn("u");
    await world.pass(2_000);
    is(server.asked("authentication").length, 2);
    is(feed.areOrdersLive, true);
});

Deno.test("notices that are switched off keep nothing else from being live", async () => {
    const { world, server, feed, kind } = await begun();
    for (let i = 0; i < 20; i++) {
        server.refusals.push({ op: "notificationSubscription", code: "UNAVAILABLE" });
    }
    feed.signIn("u");
    await world.pass(30_000);
    is(kind(), "live");
    is(server.asked("notificationSubscription").length < 8, true);
});

Deno.test("a page that was idle begins like a new one", async () => {
    const { world, feed, watch, kinds } = await begun();
    watch.end();
    await world.pass(30_000);
    kinds();
    feed.watch(["m"], "BEST");
    await world.pass(100);
    same(kinds(), ["connecting", "live"]);
});
