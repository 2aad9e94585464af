import type { Market, NewResolution } from "../../api/types.ts";

/** How a market ended, as a person says it in the form. */
export interface Outcome {
    void: boolean;
    winners: string[];
    reason: string;
    evidence: string;
}

export const NOTHING_SAID: Outcome = { void: false, winners: [], reason: "", evidence: "" };

/** The request it makes, or what is still missing in words. */
export function resolutionOf(market: Market, said: Outcome): { body: NewResolution } | { missing: string } {
    const reason = said.reason.trim();
    if (!said.void && said.winners.length === 0) {
        return { missing: "Choose who won, or void the market." };
    }
    if (!said.void && said.winners.length < market.numberOfWinners) {
        return { missing: `This market has ${market.numberOfWinners} winners.` };
    }
    if (reason === "") {
        return { missing: "Say why: the reason is kept for ever." };
    }
    const evidence = said.evidence.trim();
    const shown = evidence === ""
        ? {}
        : { evidence: /^https?:\/\//.test(evidence) ? { url: evidence } : { text: evidence } };
    return { body: { ...(said.void ? { void: true } : { winners: said.winners }), reason, ...shown } };
}

/** A result in words. */
export function resultWords(market: Market): string {
    const result = market.resolution ?? market.proposal?.resolution;
    if (result === undefined) {
        return "";
    }
    if (result.void) {
        return "Void: every stake goes back";
    }
    const name = (id: string) => market.selections.find((each) => each.id === id)?.name ?? id;
    return (result.payouts ?? [])
        .filter((each) => Number(each.payout) > 0)
        .map((each) => name(each.selectionId) + (Number(each.payout) === 1 ? "" : ` (pays ${each.payout})`))
        .join(", ") || "Nobody wins";
}
