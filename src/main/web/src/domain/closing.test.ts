import { deepStrictEqual as same, strictEqual as is } from "node:assert/strict";
import { closingAt, closingIn } from "./closing.ts";
import { type BetLine, type MarketTerms, selectionWith, type Standing, standingOfBets } from "./standing.ts";

const NOTHING = { ifWin: 0n, ifLose: 0n };

function market(ids: string, over: Partial<MarketTerms> = {}): MarketTerms {
    const selections = [...ids].map((id) => ({ id, removed: false }));
    return {
        kind: "ODDS",
        selections,
        numberOfWinners: 1,
        exhaustive: true,
        commissionBps: 0,
        takerFeeBps: 0,
        ...over,
    };
}

const bet = (selectionId: string, side: BetLine["side"], price: number, size: number): BetLine => ({
    selectionId,
    side,
    price: Math.round(price * 10_000),
    size: size * 100,
});

/** What a ladder says at a price, in units of money. */
function said(terms: MarketTerms, bets: readonly BetLine[], selectionId: string, price: number) {
    const standing: Standing = standingOfBets(terms, bets);
    const mine = bets.filter((each) => each.selectionId === selectionId)
        .reduce((sum, each) => selectionWith(terms.kind, sum, each), NOTHING);
    const closing = closingAt(terms, standing, mine, selectionId, Math.round(price * 10_000));
    return closing && { profit: Number(closing.profit) / 1_000_000, alone: closing.alone };
}

Deno.test("back 100 at 4.70: closed at 4.10 it is 14.63 either way, also where three may win", () => {
    for (const ids of ["ab", "abc"]) {
        same(said(market(ids), [bet("a", "BACK", 4.7, 100)], "a", 4.1), { profit: 14.63, alone: false });
        same(said(market(ids), [bet("a", "BACK", 4.7, 100)], "a", 5), { profit: -6, alone: false });
    }
});

Deno.test("of two the ladder of the other one closes the same bet", () => {
    // Backing the other at 1.25 for 376.00 wins 94.00 there: 470.00 less 476.00 either way.
    same(said(market("ab"), [bet("a", "BACK", 4.7, 100)], "b", 1.25), { profit: -6, alone: false });
});

Deno.test("of three the ladder of another one cannot close it, and nothing is on that one", () => {
    is(said(market("abc"), [bet("a", "BACK", 4.7, 100)], "b", 3), null);
});

Deno.test("with bets on two of three each ladder closes what is on its own", () => {
    const bets = [bet("a", "BACK", 4.7, 100), bet("b", "BACK", 3, 50)];
    same(said(market("abc"), bets, "a", 4.1), { profit: 14.63, alone: true });
    // 150 / 3.20 = 46.88 laid: 100 - 46.88 x 2.20 = -3.136 if it wins, -50 + 46.88 = -3.12 if not.
    same(said(market("abc"), bets, "b", 3.2), { profit: -3.136, alone: true });
    is(said(market("abc"), bets, "c", 3), null);
});

Deno.test("a lay is closed by backing", () => {
    // 300 / 2.50 = 120.00 backed: 100 - 120 = -20 if it loses, 180 - 200 = -20 if it wins.
    const bets = [bet("a", "LAY", 3, 100), bet("b", "BACK", 3, 50)];
    same(said(market("abc"), bets, "a", 2.5), { profit: -20, alone: true });
});

Deno.test("where two of four win each ladder closes its own, and no less is certain", () => {
    const places = market("abcd", { numberOfWinners: 2 });
    const one = [bet("a", "BACK", 2, 100)];
    // 200 / 1.60 = 125.00 laid: 100 - 125 x 0.60 = 25 either way, whoever else wins.
    same(said(places, one, "a", 1.6), { profit: 25, alone: false });
    same(said(places, [...one, bet("b", "LAY", 1.5, 40)], "a", 1.6), { profit: 25, alone: true });
});

Deno.test("contracts: bought at 40 cents, closed at 55 cents", () => {
    const question = market("a", { kind: "YES_NO", exhaustive: false });
    same(said(question, [bet("a", "BUY", 0.4, 100)], "a", 0.55), { profit: 15, alone: false });
    const several = market("abc", { kind: "YES_NO", exhaustive: false });
    const bets = [bet("a", "BUY", 0.4, 100), bet("b", "SELL", 0.3, 10)];
    same(said(several, bets, "a", 0.55), { profit: 15, alone: true });
    same(said(several, bets, "b", 0.25), { profit: 0.5, alone: true });
});

Deno.test("who has closed already has the same at each price", () => {
    const bets = [bet("a", "BACK", 4, 50), bet("a", "LAY", 2, 100), bet("b", "BACK", 3, 50)];
    same([1.5, 4].map((price) => said(market("abc"), bets, "a", price)), [
        { profit: 50, alone: true },
        { profit: 50, alone: true },
    ]);
});

Deno.test("what the wallet tells is enough, and of nothing, or of shares, nothing is said", () => {
    const held = {
        exposure: 0n,
        profitIfOutcome: [320n, -250n, -150n],
        bySelection: [{ ifWin: 370n, ifLose: -100n }, { ifWin: -150n, ifLose: -50n }, NOTHING],
    };
    is(closingIn(market("abc"), held, "a", 20_000)?.alone, true);
    is(closingIn(market("abc"), { ...held, profitIfOutcome: [0n, 0n, 0n], bySelection: [] }, "a", 20_000), null);
    is(closingIn(market("a", { kind: "SPOT" }), held, "a", 20_000), null);
});
