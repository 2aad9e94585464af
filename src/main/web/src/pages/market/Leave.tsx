import { useState } from "preact/hooks";
import type { Market } from "../../api/types.ts";
import { useNow } from "../../components/LiveStatus.tsx";
import type { Part } from "../../domain/greenup.ts";
import { formatProfit } from "../../domain/money.ts";
import type { OwnMarket } from "../../domain/ownOrder.ts";
import { isUnderWay, leaving } from "../../state/leaving.ts";
import { connection, own } from "../../state/live.ts";
import { useStore } from "../../state/store.ts";
import { CashOutDialog } from "./CashOutDialog.tsx";
import type { Proposal } from "./proposal.ts";

interface Props {
    market: Market;
    position: OwnMarket;
    /** The cash-out of a part at the prices of this moment. */
    propose: (part: Part) => Proposal;
    /** Whether it also says why there is nothing to press, or why pressing does not do all. */
    explained?: boolean;
}

/** The button of a cash-out, with what it would make certain now. */
export function Leave({ market, position, propose, explained = false }: Props) {
    const proposal = propose({});
    const live = useStore(connection).kind === "live";
    const mine = useStore(own);
    const sent = useStore(leaving).get(market.marketId);
    const now = useNow(sent === undefined ? null : 1_000);
    const busy = isUnderWay(sent, market.marketId, mine, now);
    const [asking, setAsking] = useState(false);
    const words = explained ? notes(proposal) : null;
    return (
        <>
            {asking && (
                <CashOutDialog
                    market={market}
                    position={position}
                    propose={propose}
                    onClose={() => setAsking(false)}
                />
            )}
            {proposal.bets.length > 0 && (
                <button
                    type="button"
                    class="button button-primary position-leave"
                    disabled={!live || market.status !== "OPEN" || busy}
                    onClick={() => setAsking(true)}
                >
                    {busy ? "Cashing out" : "Cash out " + formatProfit(proposal.locked)}
                </button>
            )}
            {words !== null && <p class="soft">{words}</p>}
        </>
    );
}

function notes({ bets, complete }: Proposal): string | null {
    if (bets.length === 0) {
        return complete ? "Nothing is left to cash out." : "Nobody offers prices to leave at just now.";
    }
    return complete ? null : "The book has not enough to leave completely; this goes as far as it can.";
}
