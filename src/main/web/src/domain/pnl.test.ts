import { deepStrictEqual as same, strictEqual as is, throws } from "node:assert/strict";
import * as pnl from "./pnl.ts";
import {
    type BetLine,
    type MarketTerms,
    profitsOf,
    standingOfBets,
    standingOfProfits,
    worstProfit,
} from "./standing.ts";
import type { Side } from "./units.ts";

const M = 1_000_000n;

function odds(ids: string, over: Partial<MarketTerms> = {}): MarketTerms {
    const selections = [...ids].map((id) => ({ id, removed: false }));
    return {
        kind: "ODDS",
        selections,
        numberOfWinners: 1,
        exhaustive: selections.length > 1,
        commissionBps: 0,
        takerFeeBps: 0,
        ...over,
    };
}

function bet(selectionId: string, side: Side, size: number, price: number): BetLine {
    return { selectionId, side, size: Math.round(size * 100), price: Math.round(price * 10_000) };
}

const micros = (units: number) => BigInt(Math.round(units * 1_000_000));
const profits = (outcomes: readonly pnl.Outcome[]) => outcomes.map(({ profit }) => Number(profit) / 1e6);

Deno.test("V1: a back wins stake times odds less one, a lay is its mirror", () => {
    const back = bet("a", "BACK", 10, 3);
    same(profits(pnl.profitsWith(odds("ab"), null, [back]).outcomes), [20, -10]);
    is(pnl.liability("ODDS", back), 10n * M);
    is(pnl.liability("ODDS", { ...back, side: "LAY" }), 20n * M);
    is(pnl.winnings("ODDS", { ...back, side: "LAY" }), 10n * M);
});

Deno.test("V11: the worst outcome of a back and a lay on others", () => {
    const terms = odds("abc");
    const bets = [bet("a", "BACK", 10, 3), bet("b", "LAY", 5, 4)];
    same(profits(pnl.profitsWith(terms, null, bets).outcomes), [25, -25, -5]);
    is(worstProfit(terms, standingOfBets(terms, bets)), -25n * M);
});

Deno.test("V12: open orders count where they would lose", () => {
    const terms = odds("a");
    const held = { profitIfOutcome: [20n * M, -10n * M], open: [bet("a", "LAY", 4, 2.8)] };
    is(pnl.exposure(terms, standingOfProfits(terms, held.profitIfOutcome)!, held.open), 10n * M);
    same(pnl.needed(terms, held, [bet("a", "BACK", 5, 3.2)]), { funds: 5n * M, freed: 0n, exact: true });
});

Deno.test("V13: a green book makes the same either way", () => {
    const terms = odds("ab");
    const all = pnl.profitsWith(terms, [120n * M, -20n * M], [bet("a", "LAY", 35, 4)]);
    same(profits(all.outcomes), [15, 15]);
    is(all.exact, true);
    is(pnl.needed(terms, { profitIfOutcome: [120n * M, -20n * M], open: [] }, [bet("a", "LAY", 35, 4)]).funds, 0n);
});

Deno.test("V14 to V16: commission is on net winnings, rounded down to the cent", () => {
    is(pnl.commissionOn(120n * M, 500), 6n * M);
    is(pnl.commissionOn(-20n * M, 500), 0n);
    is(pnl.commissionOn(15n * M, 500), micros(0.75));
    is(pnl.commissionOn(2n * M, 500), micros(0.1));
    is(pnl.commissionOn(micros(0.39), 500), micros(0.01));
    is(pnl.afterCommission(15n * M, 500), micros(14.25));
    is(pnl.commissionOn(120n * M, 500, 2_000), micros(4.8));
    is(pnl.commissionOn(micros(0.39), 500, 5_000), 0n);
    is(pnl.commissionOn(120n * M, 500, 10_000), 0n);
    const terms = odds("ab", { commissionBps: 500 });
    same(profits(pnl.netOfCommission(terms, pnl.profitsWith(terms, null, [bet("a", "BACK", 20, 7)]).outcomes)), [
        114,
        -20,
    ]);
});

Deno.test("where a selection need not win there is an outcome of none", () => {
    const terms = odds("ab", { exhaustive: false });
    const all = pnl.profitsWith(terms, [5n * M, -5n * M, -5n * M], [bet("b", "BACK", 2, 6)]);
    same(all.outcomes.map(({ selectionId }) => selectionId), ["a", "b", null]);
    same(profits(all.outcomes), [3, 5, -7]);
});

Deno.test("a removed selection cannot win", () => {
    const terms = odds("abc", {
        selections: [{ id: "a", removed: false }, { id: "b", removed: false }, { id: "c", removed: true }],
    });
    is(worstProfit(terms, standingOfBets(terms, [bet("a", "BACK", 1, 2), bet("b", "BACK", 1, 3)])), 0n);
    same(
        profitsOf(terms, standingOfBets(terms, [bet("a", "BACK", 1, 2), bet("b", "BACK", 1, 3)])),
        [0n, M, -2n * M],
    );
});

Deno.test("contracts cost their price and win the rest", () => {
    const terms = odds("y", { kind: "YES_NO" });
    same(profits(pnl.profitsWith(terms, null, [bet("y", "BUY", 100, 0.55)]).outcomes), [45, -55]);
    same(profits(pnl.profitsWith(terms, null, [bet("y", "SELL", 100, 0.55)]).outcomes), [-45, 55]);
    is(pnl.liability("YES_NO", bet("y", "SELL", 100, 0.55)), 45n * M);
});

Deno.test("V8: the no of two that exclude each other frees what both are worth together", () => {
    const terms = odds("abc", { kind: "YES_NO" });
    const first = pnl.profitsWith(terms, null, [bet("a", "SELL", 1, 0.4)]).outcomes.map(({ profit }) => profit);
    same(pnl.needed(terms, { profitIfOutcome: null, open: [] }, [bet("a", "SELL", 1, 0.4)]).funds, micros(0.6));
    const both = pnl.profitsWith(terms, first, [bet("b", "SELL", 1, 0.4)]).outcomes.map(({ profit }) => profit);
    is(pnl.exposure(terms, standingOfProfits(terms, both)!, []), micros(0.2));
});

Deno.test("whoever sells a contract he holds needs nothing, and gets back what it frees when it is matched", () => {
    const terms = odds("y", { kind: "YES_NO" });
    const held = { profitIfOutcome: [micros(4.5), micros(-5.5)], open: [] };
    same(pnl.needed(terms, held, [bet("y", "SELL", 10, 0.6)]), { funds: 0n, freed: 0n, exact: true });
    const after = pnl.profitsWith(terms, held.profitIfOutcome, [bet("y", "SELL", 10, 0.6)]);
    same(profits(after.outcomes), [0.5, 0.5]);
    is(pnl.exposure(terms, standingOfProfits(terms, after.outcomes.map(({ profit }) => profit))!, []), micros(-0.5));
});

Deno.test("the taker fee is what the exchange charges, and is reserved with the order", () => {
    const terms = odds("y", { kind: "YES_NO", takerFeeBps: 700 });
    is(pnl.takerFee(terms, 5_000, 10_000), micros(1.75));
    is(pnl.takerFee(odds("y"), 50_000, 10_000), 0n);
    is(pnl.needed(terms, { profitIfOutcome: null, open: [] }, [bet("y", "BUY", 100, 0.5)]).funds, micros(51.75));
});

Deno.test("with several winners bets alone are exact and the sum with a position is a bound", () => {
    const terms = odds("abc", { numberOfWinners: 2 });
    const bets = [bet("a", "BACK", 10, 3), bet("b", "LAY", 5, 2)];
    const alone = pnl.profitsWith(terms, null, bets);
    // Winners a and b: 20 - 5; a and c: 20 + 5; b and c: -10 - 5.
    same(profits(alone.outcomes), [15, -15, -15]);
    is(worstProfit(terms, standingOfBets(terms, bets)), -15n * M);
    const more = pnl.profitsWith(terms, alone.outcomes.map(({ profit }) => profit), [bet("c", "BACK", 5, 4)]);
    is(more.exact, false);
    const truth = profitsOf(terms, standingOfBets(terms, [...bets, bet("c", "BACK", 5, 4)]));
    more.outcomes.forEach(({ profit }, k) => is(profit <= truth[k]!, true));
    const need = pnl.needed(terms, { profitIfOutcome: [15n * M, -15n * M, -15n * M], open: [] }, [
        bet("c", "BACK", 5, 4),
    ]);
    same(need, { funds: 5n * M, freed: 0n, exact: false });
});

Deno.test("shares are paid for, and sold without money", () => {
    const terms = odds("s", { kind: "SPOT" });
    is(pnl.needed(terms, { profitIfOutcome: null, open: [] }, [bet("s", "BUY", 10, 12.5)]).funds, 125n * M);
    is(pnl.needed(terms, { profitIfOutcome: null, open: [] }, [bet("s", "SELL", 10, 12.5)]).funds, 0n);
    same(pnl.profitsWith(terms, null, [bet("s", "BUY", 10, 12.5)]).outcomes, []);
    throws(() => standingOfBets(terms, [bet("s", "BUY", 1, 1)]), RangeError);
});

Deno.test("a stake can be had from a liability", () => {
    is(pnl.sizeForLiability("ODDS", "LAY", 41_000, 31n * M), 1_000);
    is(pnl.sizeForLiability("ODDS", "LAY", 41_000, 31n * M - 1n), 999);
    is(pnl.sizeForLiability("ODDS", "BACK", 41_000, 10n * M), 1_000);
    is(pnl.sizeForLiability("YES_NO", "BUY", 5_500, 55n * M), 10_000);
    is(pnl.sizeForLiability("YES_NO", "SELL", 5_500, 45n * M), 10_000);
    is(pnl.sizeForLiability("SPOT", "BUY", 125_000, 100n * M), 800);
    is(pnl.sizeForLiability("ODDS", "LAY", 41_000, -1n), 0);
});

Deno.test("the largest stake is the one after which one cent more is refused", () => {
    const terms = odds("ab");
    const held = { profitIfOutcome: [20n * M, -10n * M], open: [bet("a", "BACK", 5, 3.2)] };
    const size = pnl.affordableSize(terms, held, 18n * M, { selectionId: "a", side: "LAY", price: 41_000 });
    is(pnl.needed(terms, held, [{ ...bet("a", "LAY", 0, 4.1), size }]).funds <= 18n * M, true);
    is(pnl.needed(terms, held, [{ ...bet("a", "LAY", 0, 4.1), size: size + 1 }]).funds > 18n * M, true);
    is(pnl.affordableSize(terms, held, 0n, { selectionId: "b", side: "LAY", price: 41_000 }) >= 0, true);
});

Deno.test("adding to the wallet's vector is the same as reckoning all bets", () => {
    let seed = 7;
    const random = (below: number) => {
        seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
        return (seed >> 8) % below;
    };
    for (let round = 0; round < 300; round++) {
        const terms = odds("abcd".slice(0, 2 + random(3)), { exhaustive: random(2) === 0 });
        const some = () =>
            Array.from({ length: random(5) }, () => {
                const side = random(2) === 0 ? "BACK" : "LAY";
                return bet(
                    terms.selections[random(terms.selections.length)]!.id,
                    side,
                    1 + random(90),
                    1.5 + random(9),
                );
            });
        const [before, more] = [some(), some()];
        const vector = profitsOf(terms, standingOfBets(terms, before));
        const all = profitsOf(terms, standingOfBets(terms, [...before, ...more]));
        same(pnl.profitsWith(terms, vector, more).outcomes.map(({ profit }) => profit), all, `round ${round}`);
        is(worstProfit(terms, standingOfBets(terms, before)), vector.reduce((a, b) => a < b ? a : b), `round ${round}`);
    }
});
