import { deepStrictEqual as same, strictEqual as is } from "node:assert/strict";
import * as orders from "./orders.ts";
import type { Draft, WireOrder } from "./ownOrder.ts";

const DRAFT: Draft = {
    clientOrderId: "c1",
    marketId: "m",
    selectionId: "home",
    side: "BACK",
    price: 25_000,
    size: 1_000,
    placedAt: "2026-03-01T12:10:00.000Z",
};

function wire(over: Partial<WireOrder> = {}): WireOrder {
    return {
        orderId: "u:c1",
        clientOrderId: "c1",
        marketId: "m",
        selectionId: "home",
        side: "BACK",
        price: "2.50",
        size: "10.00",
        timeInForce: "GTC",
        postOnly: false,
        onInPlay: "LAPSE",
        stp: "CANCEL_TAKER",
        status: "OPEN",
        sizeMatched: "0.00",
        sizeRemaining: "10.00",
        sizeCancelled: "0.00",
        sizeLapsed: "0.00",
        sizeVoided: "0.00",
        seq: 43,
        placedAt: "2026-03-01T12:10:00.004Z",
        updatedAt: "2026-03-01T12:10:00.004Z",
        ...over,
    };
}

const PART = wire({ sizeMatched: "4.00", sizeRemaining: "6.00", averagePriceMatched: "2.52" });
const FILLED = wire({ status: "FILLED", sizeMatched: "10.00", sizeRemaining: "0.00" });

const sent = orders.sending(orders.NOTHING_OWN, DRAFT);
const one = (state: orders.OwnState, id = "c1") => state.orders.get(id)!;
const told = (state: orders.OwnState, ...uo: WireOrder[]) => orders.heard(state, { oc: [{ id: "m", uo }] });

Deno.test("an order goes from sending to what the answer says", () => {
    is(one(sent).phase, "sending");
    const order = one(orders.answered(sent, PART));
    same([order.phase, order.matched, order.remaining, order.averagePrice], ["known", 400, 600, 25_200]);
});

Deno.test("the stream may be faster than the answer, and the answer older than the stream", () => {
    const state = orders.answered(told(sent, FILLED), PART);
    is(one(state).status, "FILLED");
    is(one(state).matched, 1_000);
    is(state.orders.size, 1);
});

Deno.test("the same news twice changes nothing", () => {
    const state = told(sent, PART);
    same(told(state, PART).orders.get("c1"), state.orders.get("c1"));
});

Deno.test("the wallet's PENDING does not undo the book's OPEN", () => {
    const state = orders.answered(sent, wire());
    is(one(told(state, wire({ status: "PENDING" }))).status, "OPEN");
});

Deno.test("an order that waits out the bet delay is known without its sizes", () => {
    const delayed = orders.answered(sent, { orderId: "u:c1", clientOrderId: "c1", status: "DELAYED" });
    same([one(delayed).phase, one(delayed).status, one(delayed).remaining], ["known", "DELAYED", 1_000]);
    is(one(told(delayed, wire({ status: "PENDING" }))).status, "DELAYED");
    is(one(told(delayed, FILLED)).status, "FILLED");
    const late = orders.answered(told(sent, FILLED), { orderId: "u:c1", clientOrderId: "c1", status: "PENDING" });
    is(one(late).status, "FILLED");
});

Deno.test("an unknown outcome is checked, never guessed", () => {
    const checking = orders.uncertain(sent, "c1");
    is(one(checking).phase, "checking");
    same(orders.toCheck(checking), ["c1"]);
    is(one(orders.answered(checking, PART)).phase, "known");
    is(one(told(checking, PART)).phase, "known");
    const absent = orders.notFound(checking, "c1");
    same([one(absent).phase, orders.toCheck(absent).length], ["absent", 0]);
    is(one(told(absent, PART)).phase, "known");
    is(one(orders.sending(absent, DRAFT)).phase, "sending");
});

Deno.test("what the stream has told of an order outlives a failed request", () => {
    const known = told(sent, PART);
    is(one(orders.uncertain(known, "c1")).phase, "known");
    is(one(orders.refused(known, "c1", "BUSY")).status, "OPEN");
    is(orders.sending(known, DRAFT), known);
    is(one(orders.notFound(known, "c1")).phase, "known");
});

Deno.test("a refusal says why and leaves nothing open", () => {
    const state = orders.refused(sent, "c1", "INSUFFICIENT_FUNDS");
    same([one(state).phase, one(state).reason], ["refused", "INSUFFICIENT_FUNDS"]);
    is(orders.openOrders(state).length, 0);
    is(orders.dismissed(state, "c1").orders.size, 0);
    is(orders.dismissed(sent, "c1"), sent);
});

Deno.test("cancelling shows until it is answered or the order is over", () => {
    const open = orders.cancelling(orders.answered(sent, PART), "c1", true);
    is(one(open).cancelling, true);
    const over = wire({ status: "CANCELLED", sizeMatched: "4.00", sizeRemaining: "0.00", sizeCancelled: "6.00" });
    is(one(told(open, over)).cancelling, false);
    is(one(orders.cancelling(open, "c1", false)).cancelling, false);
    is(one(orders.cancelling(told(open, over), "c1", true)).cancelling, false);
});

Deno.test("an image replaces all; what was open and is not in it has to be looked up", () => {
    let state = told(sent, PART);
    state = told(state, wire({ clientOrderId: "c2", orderId: "u:c2" }));
    state = told(state, { ...FILLED, clientOrderId: "c3", orderId: "u:c3" });
    state = orders.sending(state, { ...DRAFT, clientOrderId: "c4" });
    state = orders.heard(state, { img: true, oc: [{ id: "m", fullImage: true, uo: [FILLED] }] });
    same([...state.orders.values()].map(({ clientOrderId, phase }) => [clientOrderId, phase]), [
        ["c1", "known"],
        ["c2", "checking"],
        ["c4", "sending"],
    ]);
    is(one(state).status, "FILLED");
    same(orders.toCheck(state), ["c2"]);
});

Deno.test("money and standing are those of the latest message", () => {
    const account = { seq: 17, balance: "100.00", available: "85.00", exposure: "15.00", pendingWithdrawals: "0.00" };
    const state = orders.heard(orders.NOTHING_OWN, {
        img: true,
        account,
        oc: [{
            id: "m",
            fullImage: true,
            exposure: "15.00",
            profitIfOutcome: ["-15.00", "10.00"],
            profitBySelection: [{ ifWin: "-15.00", ifLose: "10.00" }],
        }],
    });
    is(state.account?.available, 85_000_000n);
    same(state.markets.get("m"), {
        exposure: 15_000_000n,
        profitIfOutcome: [-15_000_000n, 10_000_000n],
        bySelection: [{ ifWin: -15_000_000n, ifLose: 10_000_000n }],
    });
    const later = orders.heard(state, { account: { ...account, seq: 18, available: "90.00" }, oc: [] });
    is(later.account?.available, 90_000_000n);
    is(later.markets.get("m"), state.markets.get("m"));
    is(orders.heard(later, { img: true, account, oc: [] }).markets.size, 0);
});

Deno.test("open orders are listed newest first, with what is left of them", () => {
    let state = told(orders.NOTHING_OWN, PART);
    state = told(state, wire({ clientOrderId: "c2", placedAt: "2026-03-01T12:11:00.000Z", side: "LAY" }));
    state = told(state, wire({ clientOrderId: "c3", marketId: "n" }));
    same(orders.openOrders(state, "m").map(({ clientOrderId }) => clientOrderId), ["c2", "c1"]);
    is(orders.openOrders(state).length, 3);
    same(orders.openLines(state, "m"), [
        { selectionId: "home", side: "LAY", price: 25_000, size: 1_000 },
        { selectionId: "home", side: "BACK", price: 25_000, size: 600 },
    ]);
});
