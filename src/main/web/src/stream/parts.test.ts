import { deepStrictEqual as same, strictEqual as is } from "node:assert/strict";
import { Backoff } from "./backoff.ts";
import { streamUrl, tokenLeft } from "./environment.ts";
import { FakeWorld } from "./fakeWorld.ts";
import { type MarketMessage, type NoticeMessage, parseMessage } from "./messages.ts";
import { applyNotices } from "./notices.ts";
import { Segments } from "./segments.ts";
import { Throttle } from "./throttle.ts";
import { Wishes } from "./wishes.ts";

Deno.test("waits double from half a second to fifteen, a quarter more or less", () => {
    const waits = (chance: number) => {
        const backoff = new Backoff(() => chance);
        return Array.from({ length: 7 }, () => backoff.next());
    };
    same(waits(0.5), [500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000]);
    same(waits(0), [375, 750, 1_500, 3_000, 6_000, 11_250, 11_250]);
    same(waits(0.999).map((wait) => wait <= 15_000), Array(7).fill(true));
    const backoff = new Backoff(() => 0.5);
    backoff.next();
    backoff.reset();
    is(backoff.next(), 500);
});

Deno.test("no second has more tasks than it may, and they keep their order", async () => {
    const world = new FakeWorld();
    const throttle = new Throttle(world, 5);
    const ran: [number, number][] = [];
    const start = world.now();
    for (let i = 0; i < 12; i++) {
        throttle.run(() => ran.push([i, world.now() - start]));
    }
    await world.pass(3_000);
    same(ran.map(([i]) => i), Array.from({ length: 12 }, (_, i) => i));
    same([ran[4]![1], ran[5]![1], ran[9]![1], ran[10]![1]], [0, 1_000, 1_000, 2_000]);
    for (let i = 0; i < 10; i++) {
        throttle.run(() => ran.push([i, 0]));
    }
    throttle.clear();
    await world.pass(5_000);
    is(ran.length, 17);
});

Deno.test("a clock that is set back does not hold requests up", () => {
    const world = new FakeWorld();
    const throttle = new Throttle(world, 1);
    let ran = 0;
    throttle.run(() => ran++);
    world.time -= 3_600_000;
    throttle.run(() => ran++);
    is(ran, 2);
});

const head = { op: "mcm", id: 1, pt: "" } as const;

Deno.test("a market that goes on in the next segment is one change, and only the end has a clock", () => {
    const segments = new Segments();
    const part = (message: Partial<MarketMessage>) => segments.add({ ...head, ...message });
    is(
        part({ segmentType: "SEG_START", ct: "SUB_IMAGE", mc: [{ id: "a", prevSeq: 0, seq: 1, rc: [{ id: "x" }] }] }),
        null,
    );
    is(part({ segmentType: "SEG", mc: [{ id: "a", rc: [{ id: "y" }] }] }), null);
    const end = part({
        segmentType: "SEG_END",
        clk: "c",
        mc: [{ id: "a", rc: [{ id: "z" }] }, { id: "b", prevSeq: 3, seq: 4 }],
    })!;
    same([end.ct, end.clk], ["SUB_IMAGE", "c"]);
    same(end.mc.map(({ id, rc }) => [id, rc?.map((row) => row.id)]), [["a", ["x", "y", "z"]], ["b", undefined]]);
    is(end.mc[0]!.seq, 1);
});

Deno.test("a message that never ended is forgotten when another begins", () => {
    const segments = new Segments();
    segments.add({ ...head, segmentType: "SEG_START", mc: [{ id: "a", prevSeq: 0, seq: 1 }] });
    segments.add({ ...head, segmentType: "SEG_START", mc: [{ id: "b", prevSeq: 0, seq: 1 }] });
    same(segments.add({ ...head, segmentType: "SEG_END" })!.mc.map(({ id }) => id), ["b"]);
    segments.add({ ...head, segmentType: "SEG_START", mc: [{ id: "a", prevSeq: 0, seq: 1 }] });
    segments.clear();
    same(segments.add({ ...head, segmentType: "SEG_END" })!.mc, []);
    same(segments.add({ ...head })!.mc, []);
});

Deno.test("all wishes are one set, the latest first when there are too many", () => {
    const wishes = new Wishes();
    const [list, market] = [{}, {}];
    is(wishes.wanted(), null);
    wishes.put(list, { marketIds: Array.from({ length: 250 }, (_, i) => `l${i}`), offers: "BEST" });
    wishes.put(market, { marketIds: ["m", "l7"], offers: "ALL" });
    const all = wishes.wanted()!;
    same([all.marketIds.length, all.offers], [200, "ALL"]);
    is(all.marketIds.includes("m"), true);
    is(wishes.wanted(), all);
    wishes.remove(market);
    is(wishes.wanted()!.offers, "BEST");
    wishes.tooMany(wishes.wanted()!);
    is(wishes.wanted()!.marketIds.length, 100);
});

Deno.test("two markets that do not exist among many are found, and the others stay", () => {
    const wishes = new Wishes();
    const bad = new Set(["m3", "m17"]);
    wishes.put({}, { marketIds: Array.from({ length: 40 }, (_, i) => `m${i}`), offers: "BEST" });
    let tries = 0;
    for (let over = false; !over; tries++) {
        const set = wishes.wanted()!;
        if (set.marketIds.some((id) => bad.has(id))) {
            wishes.notFound(set);
        } else {
            wishes.accepted(set);
            over = wishes.wanted()!.marketIds.length === set.marketIds.length;
        }
    }
    same([...wishes.unknown].sort(), ["m17", "m3"]);
    is(wishes.wanted()!.marketIds.length, 38);
    is(tries < 40, true, `${tries} tries`);
});

Deno.test("notices are newest first, as many as an image has, and their chain must hold", () => {
    const notice = (number: number) => ({
        number,
        category: "FILL",
        kind: "ORDER_FILLED",
        text: `${number}`,
        details: {},
        source: "s",
        seq: number,
        time: "",
    });
    const message = (over: Partial<NoticeMessage>): NoticeMessage => ({ op: "ncm", id: 1, pt: "", ...over });
    const first = applyNotices(
        null,
        message({ img: true, prevSeq: 0, seq: 3, unread: 2, nc: [notice(1), notice(2)] }),
    )!;
    same(first.all.map(({ number }) => number), [2, 1]);
    const read = applyNotices(first, message({ prevSeq: 3, seq: 4, unread: 0, acknowledged: 2, nc: [] }))!;
    same([read.unread, read.acknowledged, read.all === first.all], [0, 2, true]);
    is(applyNotices(first, message({ prevSeq: 4, seq: 5 })), null);
    is(applyNotices(null, message({ prevSeq: 4, seq: 5 })), null);
    const many = Array.from({ length: 250 }, (_, i) => notice(i + 3));
    const full = applyNotices(read, message({ prevSeq: 4, seq: 9, unread: 250, nc: many }))!;
    same([full.all.length, full.all[0]!.number], [200, 252]);
});

Deno.test("what is no message is none", () => {
    for (const text of ["", "{", "null", "7", '{"op":"other"}', "[]"]) {
        is(parseMessage(text), null, text);
    }
    is(parseMessage('{"op":"connection","connectionId":"c"}')?.op, "connection");
});

Deno.test("a token tells how long it will do, unless the clock is wrong", () => {
    const token = (claims: unknown) => `h.${btoa(JSON.stringify(claims)).replaceAll("=", "")}.s`;
    const good = token({ iat: 1_000, exp: 1_900 });
    is(tokenLeft(good, 1_000_000), 900_000);
    is(tokenLeft(good, 1_300_000), 600_000);
    is(tokenLeft(good, 5_000_000), 900_000);
    is(tokenLeft(good, 0), 900_000);
    is(tokenLeft(token({ exp: 1_900 }), 0), null);
    is(tokenLeft("opaque", 0), null);
});

Deno.test("the stream is on the page's own server", () => {
    is(streamUrl({ protocol: "https:", host: "x.example" }), "wss://x.example/v1/stream");
    is(streamUrl({ protocol: "http:", host: "localhost:8080" }), "ws://localhost:8080/v1/stream");
});
