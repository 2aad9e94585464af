import type { Market } from "../../api/types.ts";
import { betName, openDeal } from "../../components/betName.ts";
import { formatFor } from "../../components/Figures.tsx";
import { formatPrice } from "../../domain/odds.ts";
import type { OwnOrder } from "../../domain/ownOrder.ts";
import type { Price } from "../../domain/units.ts";
import { bookOf, own } from "../../state/live.ts";
import { move } from "../../state/ordering.ts";
import { preferences } from "../../state/preferences.ts";
import { toast } from "../../state/toasts.ts";

/** Moves what is left of an order to another price, and says where it is now. */
export async function moveOrder(market: Market, order: OwnOrder, price: Price): Promise<void> {
    const outcome = await move(order, price, bookOf(market.marketId)?.definition?.version);
    if (outcome === null || outcome.kind === "refused") {
        return;
    }
    const deal = openDeal(own.get(), market, order.selectionId, order.side);
    const shown = betName(market.kind, order.side, price, "", deal).price;
    const text = formatPrice(market.kind, shown, formatFor(market.kind, preferences.get().oddsFormat));
    if (outcome.kind === "unknown") {
        toast("warn", `Cancelled to be moved to ${text}. Checking... We do not know yet whether it was placed there.`);
    } else {
        toast("good", `Moved to ${text}.`, { words: "The order", href: "/orders/" + outcome.order.orderId });
    }
}
