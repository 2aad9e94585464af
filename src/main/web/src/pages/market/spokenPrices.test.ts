import { strictEqual as is } from "node:assert/strict";
import type { RunnerView } from "../../domain/book.ts";
import { spokenLadder, spokenMarket } from "./spokenPrices.ts";

const level = ([price, size]: [number, number]) => ({ price, size, wire: "" });

const runner = (id: string, backs: [number, number][], lays: [number, number][], ltp: number | null): RunnerView => ({
    id,
    ltp,
    tv: 0,
    backs: backs.map(level),
    lays: lays.map(level),
});

const selection = (id: string, name: string, removed = false) => ({ id, name, removed });

const match = {
    kind: "ODDS" as const,
    selections: [selection("lions", "Lions"), selection("gone", "Gone", true), selection("bears", "Bears")],
};

const lions = runner(
    "lions",
    [[23_000, 4_000], [22_800, 1_050], [22_600, 900], [22_400, 1]],
    [[23_400, 120_00]],
    23_200,
);

const live = { status: "OPEN", live: true, format: "decimal" } as const;

Deno.test("odds are read out for each selection that runs, and what nobody offers is said", () => {
    is(
        spokenMarket(match, [lions, runner("bears", [], [[60_000, 500]], null)], live),
        "Lions: Back 2.30 with 40.00; Lay 2.34 with 120; last trade 2.32, 43.1\u00a0%. " +
            "Bears: no Back price; Lay 6.00 with 5.00; no trade yet.",
    );
});

Deno.test("a ladder is read out three prices deep", () => {
    is(
        spokenLadder(match, "lions", lions, live),
        "Lions: Back 2.30 with 40.00, 2.28 with 10.50, 2.26 with 9.00; Lay 2.34 with 120; " +
            "last trade 2.32, 43.1\u00a0%.",
    );
    is(spokenLadder(match, "bears", null, live), "Bears: no Back price; no Lay price; no trade yet.");
});

Deno.test("signs are read out as words: a fraction, a sign, cents", () => {
    const to = (format: "fractional" | "american") => spokenLadder(match, "lions", lions, { ...live, format });
    is(to("fractional").slice(0, "Lions: Back 13 to 10 with".length), "Lions: Back 13 to 10 with");
    is(to("american").slice(0, "Lions: Back plus 130 with".length), "Lions: Back plus 130 with");
});

Deno.test("of a question the no has its own price", () => {
    const question = { kind: "YES_NO" as const, selections: [selection("rain", "Rain")] };
    is(
        spokenMarket(question, [runner("rain", [[4_300, 10_000]], [[4_100, 250]], 4_200)], {
            ...live,
            format: "cents",
        }),
        "Rain: Yes 43 cents with 100; No 59 cents with 2.50; last trade 42 cents, 42.0\u00a0%.",
    );
});

Deno.test("of a share there is no chance to be told", () => {
    const stock = { kind: "SPOT" as const, selections: [selection("acme", "Acme")] };
    is(
        spokenMarket(stock, [runner("acme", [[125_000, 10_000]], [[124_900, 700]], 125_000)], live),
        "Acme: Buy 12.50 with 100; Sell 12.49 with 7.00; last trade 12.50.",
    );
});

Deno.test("that prices are old or the market is suspended comes first", () => {
    is(
        spokenLadder(match, "bears", null, { status: "SUSPENDED", live: false, format: "decimal" }),
        "Prices are not live. Suspended. Bears: no Back price; no Lay price; no trade yet.",
    );
});
