import { deepStrictEqual as same } from "node:assert/strict";
import type { Bet } from "../api/types.ts";
import { keyOf } from "./deals.ts";

Deno.test("matches of one event are told apart by their place from the newest on, also where a page ends in it", () => {
    const bets = [9, 8, 8, 8, 7].map((seq) => ({ seq }) as Bet);
    same(bets.map((bet) => keyOf(bet, bets)), ["9 0", "8 0", "8 1", "8 2", "7 0"]);
    const page = bets.slice(0, 3);
    same(page.map((bet) => keyOf(bet, page)), ["9 0", "8 0", "8 1"]);
});
