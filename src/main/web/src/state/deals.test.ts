import { deepStrictEqual as same, strictEqual as is } from "node:assert/strict";
import type { Bet } from "../api/types.ts";
import { keyOf, type KnownDeals, newsIn } from "./deals.ts";

Deno.test("matches of one event are told apart by their place from the newest on, also where a page ends in it", () => {
    const bets = [9, 8, 8, 8, 7].map((seq) => ({ seq }) as Bet);
    same(bets.map((bet) => keyOf(bet, bets)), ["9 0", "8 0", "8 1", "8 2", "7 0"]);
    const page = bets.slice(0, 3);
    same(page.map((bet) => keyOf(bet, page)), ["9 0", "8 0", "8 1"]);
});

const deal = { sold: 0, bought: 500 };

const known: KnownDeals = {
    byBet: new Map([["7 0", deal], ["8 0", deal]]),
    byOrder: new Map([["one", [deal]], ["two", [deal, deal]]]),
    cut: new Set(["crowded"]),
};

const bet = (seq: number, marketId = "m") => ({ marketId, seq });
const order = (orderId: string, sizeMatched: string, marketId = "m") => ({ marketId, orderId, sizeMatched, seq: 3 });

Deno.test("matches are asked for again when one is shown that is not known", () => {
    is(newsIn([bet(8), bet(7)], known), "");
    is(newsIn([bet(9), bet(8), bet(7)], known), "9");
});

Deno.test("and when more of an order was matched than is known", () => {
    is(newsIn([order("one", "5.00"), order("two", "10.00"), order("three", "0.00")], known), "");
    is(newsIn([order("one", "6.00"), order("three", "1.00")], known), "one6.00 three1.00");
});

Deno.test("of a market with too many matches nothing is asked for again", () => {
    is(newsIn([bet(9, "crowded"), order("one", "6.00", "crowded")], known), "");
});
