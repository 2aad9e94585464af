import type { Market } from "../../api/types.ts";
import { Profit } from "../../components/Money.tsx";
import type { MarketView } from "../../domain/book.ts";
import { worstProfit } from "../../domain/standing.ts";
import { Leave } from "./Leave.tsx";
import { proposing } from "./proposal.ts";
import { Sell, useHolding } from "./SharesView.tsx";
import { usePosition } from "./usePosition.ts";

interface Props {
    market: Market;
    book: MarketView | null;
    /** Shows the whole position, where each selection is left by itself. */
    onPosition: () => void;
}

/** The way out on a phone, in view whatever part of the page is; nothing where there is no position. */
export function CashOutStrip(props: Props) {
    return (
        <div class="cash-strip">
            {props.market.kind === "SPOT" ? <Shares {...props} /> : <Bets {...props} />}
        </div>
    );
}

function Bets({ market, book, onPosition }: Props) {
    const whole = usePosition(market, book);
    if (!whole) {
        return null;
    }
    return whole.terms.numberOfWinners === 1
        ? <Leave market={market} position={whole.position} propose={proposing(whole)} />
        : (
            <button type="button" class="button" onClick={onPosition}>
                Cash out, now at least <Profit of={worstProfit(whole.terms, whole.standing)} />
            </button>
        );
}

function Shares({ market, book }: Props) {
    const { value } = useHolding(market);
    return value ? <Sell market={market} book={book} holding={value} /> : null;
}
