import type { Market, MarketStatus, Resolution } from "../../api/types.ts";
import { STATUS_WORDS } from "../../components/words.ts";
import { selectionName } from "../../state/terms.ts";

type Decided = Pick<Market, "selections" | "resolution" | "proposal">;

/** Who won, or what each selection pays. */
export function resultWords(market: Pick<Market, "selections">, resolution: Resolution): string {
    if (resolution.void) {
        return "Void: every bet is off";
    }
    const paid = (resolution.payouts ?? []).filter(({ payout }) => Number(payout) > 0);
    return paid.map(({ selectionId, payout }) => {
        const name = selectionName(market, selectionId);
        return Number(payout) === 1 ? name : `${name} ${payout}`;
    }).join(", ") || "None of them";
}

/** How a market stands that cannot be traded, with its result; one that may still change is said to be no result yet. */
export function standingWords(market: Decided, status: MarketStatus): string {
    const { words } = STATUS_WORDS[status];
    switch (status) {
        case "PROPOSED":
        case "DISPUTED":
            return market.proposal === undefined
                ? `${words}.`
                : `${words}: ${resultWords(market, market.proposal.resolution)}. It is not final.`;
        case "SETTLING":
        case "SETTLED":
            return market.resolution === undefined
                ? `${words}.`
                : `${words}: ${resultWords(market, market.resolution)}.`;
        case "VOIDED":
            return "Void: every bet is off.";
        default:
            return `${words}.`;
    }
}
