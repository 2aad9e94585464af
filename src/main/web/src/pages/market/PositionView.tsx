import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import type { Market } from "../../api/types.ts";
import { useNow } from "../../components/LiveStatus.tsx";
import { Profit } from "../../components/Money.tsx";
import type { MarketView } from "../../domain/book.ts";
import { cashOut, type Offers, type Part, withoutOwn } from "../../domain/greenup.ts";
import { formatProfit } from "../../domain/money.ts";
import { isNothing, type OwnMarket } from "../../domain/ownOrder.ts";
import { openLines } from "../../domain/orders.ts";
import { type MarketTerms, type Standing, standingOf, worstProfit } from "../../domain/standing.ts";
import { isUnderWay, leaving } from "../../state/leaving.ts";
import { connection, own } from "../../state/live.ts";
import { useStore } from "../../state/store.ts";
import { selectionName, termsOf } from "../../state/terms.ts";
import { CashOutDialog } from "./CashOutDialog.tsx";
import { type Choice, PartChooser, partOfChoice, WHOLE } from "./PartChooser.tsx";
import { type Proposal, proposalFor, proposalForOne } from "./proposal.ts";
import { SharesView } from "./SharesView.tsx";

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
    const mine = useStore(own);
    const position = mine.markets.get(market.marketId);
    const terms = termsOf(market);
    const standing = position && standingOf(terms, position.profitIfOutcome, position.bySelection);
    const left = useStore(leaving).has(market.marketId);
    if (position === undefined || (isNothing(position) && !left)) {
        return <p class="empty">Nothing matched here yet. Pick a price to place an order.</p>;
    }
    if (!standing) {
        return <p class="empty">Your position is being fetched.</p>;
    }
    const lines = openLines(mine, market.marketId);
    const offers = (book?.runners ?? []).map((runner) => withoutOwn(runner, lines));
    const all = { market, terms, position, standing, offers };
    return (
        <div class="panel-body stack">
            {terms.numberOfWinners === 1 ? <Together {...all} /> : <OneByOne {...all} />}
        </div>
    );
}

interface Whole {
    market: Market;
    terms: MarketTerms;
    position: OwnMarket;
    standing: Standing;
    offers: readonly Offers[];
}

/** One wins: all outcomes are brought to the same. */
function Together({ market, terms, position, standing, offers }: Whole) {
    const [choice, setChoice] = useState<Choice>(WHOLE);
    const full = cashOut(terms, standing, offers);
    const part = partOfChoice(choice, full.bets.length);
    const propose = (some: Part) => proposalFor(market, terms, cashOut(terms, standing, offers, some));
    return (
        <>
            <Lines market={market} proposal={propose(part)} />
            <Leave market={market} position={position} part={part} propose={propose}>
                <PartChooser market={market} bets={full.bets} choice={choice} onChange={setChoice} />
            </Leave>
        </>
    );
}

/** Several win: each selection is left by itself, which is exact whoever else wins. */
function OneByOne({ market, terms, position, standing, offers }: Whole) {
    const [choice, setChoice] = useState<Choice>(WHOLE);
    const open = market.selections.filter((_, k) => standing.gains[k] !== 0n || position.bySelection[k]!.ifWin !== 0n);
    const percent = { percent: choice.percent ?? 100 };
    return (
        <>
            <p class="soft">
                {market.numberOfWinners}{" "}
                of these win. Each selection counts by itself, so what you have on it can be made certain whoever else
                wins. All together you end with at least <Profit of={worstProfit(terms, standing)} />.
            </p>
            <PartChooser market={market} bets={[]} choice={choice} onChange={setChoice} />
            {open.map(({ id }) => {
                const before = position.bySelection[market.selections.findIndex((each) => each.id === id)]!;
                const propose = (some: Part) =>
                    proposalForOne(market, terms, cashOut(terms, standing, offers, { ...some, only: id }), id, before);
                return (
                    <section key={id} class="stack position-part" aria-label={selectionName(market, id)}>
                        <Lines market={market} proposal={propose(percent)} />
                        <Leave market={market} position={position} part={percent} propose={propose} />
                    </section>
                );
            })}
        </>
    );
}

function Lines({ market, proposal }: { market: Market; proposal: Proposal }) {
    const some = proposal.bets.length > 0;
    return (
        <table class="position-table">
            <caption class="visually-hidden">What {market.name} brings, now and after cashing out</caption>
            <thead>
                <tr>
                    <th scope="col">Before commission</th>
                    <th scope="col" class="number">Now</th>
                    {some && <th scope="col" class="number">Cashed out</th>}
                </tr>
            </thead>
            <tbody>
                {proposal.lines.map(({ words, now, after }) => (
                    <tr key={words}>
                        <th scope="row">{words}</th>
                        <td class="number">
                            <Profit of={now} />
                        </td>
                        {some && (
                            <td class="number">
                                <Profit of={after} />
                            </td>
                        )}
                    </tr>
                ))}
            </tbody>
        </table>
    );
}

interface LeaveProps {
    market: Market;
    position: OwnMarket;
    part: Part;
    propose: (part: Part) => Proposal;
    children?: ComponentChildren;
}

function Leave({ market, position, part, propose, children }: LeaveProps) {
    const proposal = propose(part);
    const live = useStore(connection).kind === "live";
    const mine = useStore(own);
    const sent = useStore(leaving).get(market.marketId);
    const now = useNow(sent === undefined ? null : 1_000);
    const busy = isUnderWay(sent, market.marketId, mine, now);
    const [asking, setAsking] = useState(false);
    const any = proposal.bets.length > 0;
    return (
        <>
            {asking && (
                <CashOutDialog
                    market={market}
                    position={position}
                    part={part}
                    propose={propose}
                    onClose={() => setAsking(false)}
                />
            )}
            {any && children}
            {any && (
                <button
                    type="button"
                    class="button button-primary position-leave"
                    disabled={!live || market.status !== "OPEN" || busy}
                    onClick={() => setAsking(true)}
                >
                    {busy ? "Cashing out" : "Cash out " + formatProfit(proposal.locked)}
                </button>
            )}
            {notes(proposal) !== null && <p class="soft">{notes(proposal)}</p>}
        </>
    );
}

/** Why there is nothing to press, or why pressing does not do all. */
function notes({ bets, complete }: Proposal): string | null {
    if (bets.length === 0) {
        return complete ? "Nothing is left to cash out." : "Nobody offers prices to leave at just now.";
    }
    return complete ? null : "The book has not enough to leave completely; this goes as far as it can.";
}
