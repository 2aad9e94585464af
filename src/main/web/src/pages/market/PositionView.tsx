import type { Market } from "../../api/types.ts";
import { Profit } from "../../components/Money.tsx";
import type { MarketView } from "../../domain/book.ts";
import { worstProfit } from "../../domain/standing.ts";
import { selectionName } from "../../state/terms.ts";
import { Leave } from "./Leave.tsx";
import { OutcomeTable } from "./OutcomeTable.tsx";
import { type Propose, proposing, proposingOne } from "./proposal.ts";
import { SharesView } from "./SharesView.tsx";
import { usePosition, type Whole } from "./usePosition.ts";

interface Props {
    market: Market;
    book: MarketView | null;
}

/** What each outcome comes to for the user, and what leaving now would make certain. */
export function PositionView({ market, book }: Props) {
    return market.kind === "SPOT"
        ? <SharesView market={market} book={book} />
        : <Outcomes market={market} book={book} />;
}

function Outcomes({ market, book }: Props) {
    const whole = usePosition(market, book);
    if (!whole) {
        return (
            <p class="empty">
                {whole === null
                    ? "Nothing matched here yet. Pick a price to place an order."
                    : "Your position is being fetched."}
            </p>
        );
    }
    return (
        <div class="panel-body stack">
            {whole.terms.numberOfWinners === 1
                ? <Outcome whole={whole} propose={proposing(whole)} />
                : <OneByOne whole={whole} />}
        </div>
    );
}

/** Several win: each selection is left by itself, which is exact whoever else wins. */
function OneByOne({ whole }: { whole: Whole }) {
    const { market, terms, standing, position } = whole;
    const open = market.selections.filter((_, k) => standing.gains[k] !== 0n || position.bySelection[k]!.ifWin !== 0n);
    return (
        <>
            <p class="soft">
                {market.numberOfWinners}{" "}
                of these win. Each selection counts by itself, so what you have on it can be made certain whoever else
                wins. All together you end with at least <Profit of={worstProfit(terms, standing)} />.
            </p>
            {open.map(({ id }) => (
                <section key={id} class="stack position-part" aria-label={selectionName(market, id)}>
                    <Outcome whole={whole} propose={proposingOne(whole, id)} />
                </section>
            ))}
        </>
    );
}

function Outcome({ whole: { market, position }, propose }: { whole: Whole; propose: Propose }) {
    const proposal = propose({});
    return (
        <>
            <OutcomeTable
                caption={`What ${market.name} brings, now and after cashing out`}
                lines={proposal.lines}
                after={proposal.bets.length > 0 ? "Cashed out" : undefined}
            />
            <Leave market={market} position={position} propose={propose} explained />
        </>
    );
}
