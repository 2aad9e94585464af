import { deepStrictEqual as same, strictEqual as is } from "node:assert/strict";
import { applyChange, checksum, crc32, type MarketChange, type MarketView, runnerOf, weightOfMoney } from "./book.ts";

const DEFINITION = {
    status: "OPEN",
    inPlay: false,
    version: 2,
    kind: "ODDS",
    name: "Match odds",
    eventName: "Home v Away",
    numberOfWinners: 1,
    betDelaySeconds: 0,
    runners: [{ id: "home", name: "Home", status: "ACTIVE" }, { id: "away", name: "Away", status: "ACTIVE" }],
} as const;

const IMAGE: MarketChange = {
    id: "m",
    img: true,
    prevSeq: 0,
    seq: 42,
    checksum: 2_440_599_347,
    marketDefinition: DEFINITION,
    rc: [
        { id: "home", ltp: "2.50", tv: "12.00", atb: [["2.48", "4.00"], ["2.50", "10.00"]] },
        { id: "away", atl: [["3.00", "5.00"]] },
    ],
};

function view(before: MarketView | null, change: MarketChange): MarketView {
    const applied = applyChange(before, change, "ALL");
    if (applied.view === null) {
        throw new Error(applied.lost);
    }
    return applied.view;
}

const levels = (all: readonly { price: number; size: number }[]) => all.map(({ price, size }) => [price, size]);

Deno.test("the checksum is that of the document's example, and 0 of an empty book", () => {
    is(crc32("away,atl,3.00,5.00;home,atb,2.50,10.00;home,atb,2.48,4.00;"), 2_440_599_347);
    is(checksum(view(null, IMAGE)), 2_440_599_347);
    is(checksum(view(null, { id: "m", img: true, prevSeq: 0, seq: 1, marketDefinition: DEFINITION })), 0);
    is(crc32("123456789"), 0xcbf43926);
});

Deno.test("checksums of a server's own messages fit", () => {
    const samples = [
        ["SPOT", "share", { bids: [["12.50", "3.00"]] }, 4_049_463_201],
        ["YES_NO", "yes", { bids: [["0.55", "3.00"]] }, 2_822_697_474],
        ["ODDS", "home", { atb: [["1000.00", "0.10"]] }, 819_072_665],
    ] as const;
    for (const [kind, id, rows, sum] of samples) {
        const marketDefinition = { ...DEFINITION, kind, runners: [{ id, name: id, status: "ACTIVE" }] } as const;
        view(null, { id: "m", img: true, prevSeq: 0, seq: 3, checksum: sum, marketDefinition, rc: [{ id, ...rows }] });
    }
});

Deno.test("an image is all there is, in the order of the definition and best first", () => {
    const book = view(null, IMAGE);
    same(book.runners.map(({ id }) => id), ["home", "away"]);
    const home = runnerOf(book, "home")!;
    is(home.ltp, 25_000);
    is(home.tv, 1_200);
    same(levels(home.backs), [[25_000, 1_000], [24_800, 400]]);
    same(levels(runnerOf(book, "away")!.lays), [[30_000, 500]]);
    is(book.status, "OPEN");
    is(runnerOf(book, "draw"), null);
});

Deno.test("tuples replace, add and remove, and leave alone what they do not name", () => {
    const before = view(null, IMAGE);
    const after = view(before, {
        id: "m",
        prevSeq: 42,
        seq: 45,
        rc: [{ id: "home", atb: [["2.50", "0.00"], ["2.48", "7.50"], ["2.46", "1.00"], ["2.52", "0.00"]] }],
    });
    same(levels(runnerOf(after, "home")!.backs), [[24_800, 750], [24_600, 100]]);
    is(runnerOf(after, "home")!.tv, 1_200);
    is(runnerOf(after, "away"), runnerOf(before, "away"));
    is(after.definition, before.definition);
    same(levels(runnerOf(before, "home")!.backs), [[25_000, 1_000], [24_800, 400]]);
});

Deno.test("a lost message and a wrong checksum are found", () => {
    const before = view(null, IMAGE);
    is(applyChange(before, { id: "m", prevSeq: 43, seq: 44 }, "ALL").lost, "CHAIN");
    is(applyChange(null, { id: "m", prevSeq: 42, seq: 44 }, "ALL").lost, "CHAIN");
    is(applyChange(before, { id: "m", prevSeq: 42, seq: 43, checksum: 1 }, "ALL").lost, "CHECKSUM");
    is(applyChange(before, { id: "m", prevSeq: 42, seq: 43, checksum: 2_440_599_347 }, "ALL").lost, null);
    is(applyChange(null, { ...IMAGE, checksum: 1 }, "ALL").lost, "CHECKSUM");
});

Deno.test("an image forgets what was known", () => {
    const after = view(view(null, IMAGE), {
        id: "m",
        img: true,
        prevSeq: 0,
        seq: 50,
        marketDefinition: { ...DEFINITION, status: "SUSPENDED" },
        rc: [{ id: "home", tv: "12.00" }, { id: "away", tv: "0.00" }],
    });
    is(after.status, "SUSPENDED");
    same(after.runners.map(({ backs, lays }) => [backs.length, lays.length]), [[0, 0], [0, 0]]);
    is(runnerOf(after, "home")!.ltp, null);
});

Deno.test("bids are what can be sold, asks what can be bought", () => {
    const definition = { ...DEFINITION, kind: "YES_NO", runners: [DEFINITION.runners[0]] } as const;
    const book = view(null, {
        id: "m",
        img: true,
        prevSeq: 0,
        seq: 7,
        checksum: crc32("home,bids,0.55,3.00;home,bids,0.54,2.00;home,asks,0.5725,1.00;home,asks,0.60,9.00;"),
        marketDefinition: definition,
        rc: [{
            id: "home",
            bids: [["0.54", "2.00"], ["0.55", "3.00"]],
            asks: [["0.60", "9.00"], ["0.5725", "1.00"]],
        }],
    });
    const yes = runnerOf(book, "home")!;
    same(levels(yes.backs), [[5_725, 100], [6_000, 900]]);
    same(levels(yes.lays), [[5_500, 300], [5_400, 200]]);
    is(weightOfMoney(yes), 500 / 1_500);
});

Deno.test("best offers go by place", () => {
    const start = applyChange(null, {
        id: "m",
        img: true,
        prevSeq: 0,
        seq: 1,
        checksum: 12345,
        rc: [{ id: "a", batb: [[0, "2.50", "1.00"], [1, "2.48", "2.00"], [2, "2.46", "3.00"]], basks: undefined }],
    }, "BEST").view!;
    const next = applyChange(start, {
        id: "m",
        prevSeq: 1,
        seq: 2,
        checksum: 54321,
        rc: [{
            id: "a",
            batb: [[0, "2.48", "2.00"], [1, "2.46", "3.00"], [2, "0.00", "0.00"]],
            batl: [[0, "2.52", "8.00"]],
        }],
    }, "BEST").view!;
    same(levels(next.runners[0]!.backs), [[24_800, 200], [24_600, 300]]);
    same(levels(next.runners[0]!.lays), [[25_200, 800]]);
    const none = applyChange(
        next,
        { id: "m", prevSeq: 2, seq: 3, rc: [{ id: "a", batl: [[0, "0.00", "0.00"]] }] },
        "BEST",
    );
    is(none.view!.runners[0]!.lays.length, 0);
});

Deno.test("a book of random changes is the same as one kept in plain maps", () => {
    let seed = 20261121;
    const random = (below: number) => {
        seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
        return (seed >> 8) % below;
    };
    const naive = new Map<string, string>();
    let book = view(null, { id: "m", img: true, prevSeq: 0, seq: 0, marketDefinition: DEFINITION });
    for (let seq = 1; seq <= 2_000; seq++) {
        const price = (2 + random(40) / 50).toFixed(2);
        const size = random(3) === 0 ? "0.00" : (1 + random(500)).toFixed(2);
        const list = random(2) === 0 ? "atb" : "atl";
        naive.set(`${list} ${price}`, size);
        book = view(book, { id: "m", prevSeq: seq - 1, seq, rc: [{ id: "home", [list]: [[price, size]] }] });
    }
    const kept = (list: string, lowFirst: boolean) =>
        [...naive].filter(([key, size]) => key.startsWith(list) && size !== "0.00")
            .map(([key, size]) => `${key.slice(4)},${size};`)
            .sort((first, second) => (lowFirst ? 1 : -1) * (parseFloat(first) - parseFloat(second)));
    same(runnerOf(book, "home")!.backs.map(({ wire }) => wire), kept("atb", false));
    same(runnerOf(book, "home")!.lays.map(({ wire }) => wire), kept("atl", true));
});
