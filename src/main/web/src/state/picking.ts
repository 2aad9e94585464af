import type { Market } from "../api/types.ts";
import { formatAmount, parseTypedAmount, parseTypedSize } from "../domain/money.ts";
import { liability } from "../domain/pnl.ts";
import type { Price, Side } from "../domain/units.ts";
import { disarm, fire } from "./armed.ts";
import { bookOf, connection } from "./live.ts";
import { place } from "./ordering.ts";
import { preferences } from "./preferences.ts";
import { pick } from "./slip.ts";
import { toast } from "./toasts.ts";

/** A price was clicked: opens the slip, or places at once where one click is armed. */
export function pickPrice(market: Market, selectionId: string, side: Side, price: Price, keyed = false): void {
    const { marketId, kind } = market;
    const version = bookOf(marketId)?.definition?.version ?? market.version;
    if (connection.get().kind !== "live") {
        disarm();
    }
    const armed = fire(marketId);
    if (armed === "locked") {
        return;
    }
    const size = armed === null ? null : parseTypedSize(armed.stake);
    if (size === null || size === 0) {
        pick({ marketId, selectionId, kind, side, price, version, keyed });
        return;
    }
    const most = parseTypedAmount(preferences.get().mostOneClick) ?? 0n;
    if (liability(kind, { side, price, size }) > most) {
        toast("warn", `One click puts ${formatAmount(most)} at risk at most: place this one in the slip.`);
        pick({ marketId, selectionId, kind, side, price, version, keyed, text: armed?.stake });
        return;
    }
    const terms = { marketVersion: version };
    void place({ marketId, selectionId, side, price, size, terms }).outcome.then((outcome) => {
        if (outcome.kind === "refused") {
            toast("bad", "Not placed. " + outcome.error.message);
        } else if (outcome.kind === "unknown") {
            toast("warn", "Checking... We do not know yet whether the order was placed.");
        } else {
            toast("good", "Placed.");
        }
    });
}
