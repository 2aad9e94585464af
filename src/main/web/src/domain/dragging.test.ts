import { deepStrictEqual as same, strictEqual as is } from "node:assert/strict";
import { grab, matchedAtOnce, MOUSE_PX, moved, targetOf, TOUCH_PX } from "./dragging.ts";
import type { OwnOrder } from "./ownOrder.ts";

const mouse = { x: 100, y: 100, touch: false };
const order = (clientOrderId: string, more: Partial<OwnOrder> = {}): OwnOrder => ({
    clientOrderId,
    orderId: "o-" + clientOrderId,
    marketId: "m",
    selectionId: "a",
    side: "BACK",
    price: 30_000,
    size: 1_000,
    matched: 0,
    remaining: 1_000,
    cancelled: 0,
    lapsed: 0,
    voided: 0,
    averagePrice: null,
    status: "OPEN",
    reason: null,
    phase: "known",
    cancelling: false,
    placedAt: "2026-03-01T12:00:00.000Z",
    updatedAt: "2026-03-01T12:00:00.000Z",
    wire: null,
    ...more,
});

Deno.test("a press that hardly moves is a click, and a finger may tremble more than a mouse", () => {
    const pressed = grab([order("1")], 30_000, mouse)!;
    is(targetOf(pressed), null);
    is(targetOf(moved(pressed, { ...mouse, y: mouse.y + MOUSE_PX - 1 }, 31_000)), null);
    is(targetOf(moved(pressed, { ...mouse, y: mouse.y + MOUSE_PX }, 31_000)), 31_000);
    const touched = grab([order("1")], 30_000, { ...mouse, touch: true })!;
    is(targetOf(moved(touched, { ...mouse, y: mouse.y + TOUCH_PX - 1 }, 31_000)), null);
    is(targetOf(moved(touched, { ...mouse, y: mouse.y + TOUCH_PX }, 31_000)), 31_000);
});

Deno.test("an order let go where it was, or off the ladder, stays; coming back is not a click", () => {
    const away = moved(grab([order("1")], 30_000, mouse)!, { ...mouse, y: 300 }, 31_000);
    const back = moved(away, mouse, 30_000);
    is(targetOf(back), null);
    is(back.moving, true);
    is(targetOf(moved(away, { ...mouse, x: 900 }, null)), null);
    is(moved(back, mouse, 30_000), back);
});

Deno.test("all that can be moved at a price goes, of one side; nothing delayed, unknown or on its way out", () => {
    const lay = order("2", { side: "LAY" });
    const taken = grab([order("1"), lay, order("3", { remaining: 250 }), order("4", { price: 31_000 })], 30_000, mouse);
    same(taken?.ids, ["1", "3"]);
    is(taken?.size, 1_250);
    for (
        const fixed of [{ status: "DELAYED" }, { phase: "checking" }, { cancelling: true }, { remaining: 0 }] as const
    ) {
        is(grab([order("1", fixed)], 30_000, mouse), null);
    }
});

Deno.test("what would be matched at once is what others offer at that price or better", () => {
    const offers = {
        id: "a",
        backs: [{ price: 32_000, size: 300 }, { price: 31_000, size: 400 }],
        lays: [{ price: 33_000, size: 100 }, { price: 34_000, size: 200 }],
    };
    is(matchedAtOnce("ODDS", "BACK", 32_500, 1_000, offers), 0);
    is(matchedAtOnce("ODDS", "BACK", 32_000, 1_000, offers), 300);
    is(matchedAtOnce("ODDS", "BACK", 30_000, 1_000, offers), 700);
    is(matchedAtOnce("ODDS", "BACK", 30_000, 500, offers), 500);
    is(matchedAtOnce("ODDS", "LAY", 33_500, 1_000, offers), 100);
    is(matchedAtOnce("YES_NO", "BUY", 31_000, 1_000, offers), 400);
    is(matchedAtOnce("YES_NO", "SELL", 33_500, 1_000, offers), 200);
});
