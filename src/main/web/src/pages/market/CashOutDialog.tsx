import { useState } from "preact/hooks";
import type { Market } from "../../api/types.ts";
import { type BetName, betName } from "../../components/betName.ts";
import { Dialog } from "../../components/Dialog.tsx";
import { useNow } from "../../components/LiveStatus.tsx";
import { Money, Profit } from "../../components/Money.tsx";
import { SIZE_WORDS } from "../../components/orderWords.ts";
import { usePriceFormat } from "../../components/Price.tsx";
import { contractsHeld, dealOf } from "../../domain/contracts.ts";
import { type CashOutBet, leadOf, type Part, restOf } from "../../domain/greenup.ts";
import { formatProfit, formatSizeExactly } from "../../domain/money.ts";
import { formatPrice } from "../../domain/odds.ts";
import { openOrders } from "../../domain/orders.ts";
import type { OwnMarket } from "../../domain/ownOrder.ts";
import { afterCommission } from "../../domain/pnl.ts";
import { isUnderWay, leaving, remember } from "../../state/leaving.ts";
import { own } from "../../state/live.ts";
import { useStore } from "../../state/store.ts";
import { selectionName, termsOf } from "../../state/terms.ts";
import { OutcomeTable } from "./OutcomeTable.tsx";
import { type Choice, isBad, PartChooser, partOfChoice, WHOLE } from "./PartChooser.tsx";
import type { Proposal, Propose } from "./proposal.ts";
import { PricesMoved, SendButton, type Sending, SentOrders, useSending } from "./sending.tsx";

interface Props {
    market: Market;
    position: OwnMarket;
    propose: Propose;
    onClose: () => void;
}

/** Shows the orders and what they make certain, sends them, and stays until it is known what became of them. */
export function CashOutDialog({ market, position, propose, onClose }: Props) {
    const [choice, setChoice] = useState<Choice>(WHOLE);
    /** What is left of the cash-out before; it counts instead of the choice. */
    const [rest, setRest] = useState<Part | null>(null);
    const whole = propose({});
    const partOf = (some: Choice) => partOfChoice(market.kind, some, whole.bets);
    const live = propose(rest ?? partOf(choice));
    const [fixed, setFixed] = useState(live);
    const [before, setBefore] = useState(position);
    const sending = useSending<CashOutBet>(market);
    const fix = (proposal: Proposal) => {
        setFixed(proposal);
        setBefore(position);
    };
    const send = () =>
        remember(market.marketId, {
            kind: market.kind,
            bets: sending.send(fixed.bets).map(({ bet, clientOrderId }) => ({
                clientOrderId,
                side: bet.side,
                selection: market.selections.findIndex(({ id }) => id === bet.selectionId),
            })),
            before: position.bySelection,
            sentAt: Date.now(),
        });
    return (
        <Dialog title="Cash out" onClose={onClose}>
            {sending.sent.length === 0
                ? (
                    <Question
                        market={market}
                        position={before}
                        whole={whole}
                        fixed={fixed}
                        live={live}
                        choice={rest === null ? choice : NOT_CHOSEN}
                        onChoose={(next) => {
                            setRest(null);
                            setChoice(next);
                            fix(propose(partOf(next)));
                        }}
                        onRenew={() => fix(live)}
                        onSend={send}
                    />
                )
                : (
                    <Result
                        market={market}
                        position={before}
                        live={live}
                        sending={sending}
                        propose={propose}
                        onAgain={(left) => {
                            setRest(left);
                            fix(propose(left));
                            sending.clear();
                        }}
                        onClose={onClose}
                    />
                )}
        </Dialog>
    );
}

const NOT_CHOSEN: Choice = { percent: 0, text: "" };

interface QuestionProps {
    market: Market;
    position: OwnMarket;
    /** All of the way at present prices. */
    whole: Proposal;
    /** What is asked about, and the same at present prices. */
    fixed: Proposal;
    live: Proposal;
    choice: Choice;
    onChoose: (choice: Choice) => void;
    onRenew: () => void;
    onSend: () => void;
}

function Question({ market, position, whole, fixed, live, choice, onChoose, onRenew, onSend }: QuestionProps) {
    const waiting = useStore(own, (now) => openOrders(now, market.marketId).length);
    const gone = live.bets.length === 0;
    const lead = leadOf(whole.bets);
    const most = lead === null ? 0 : lead.size + lead.missing;
    return (
        <>
            {lead !== null && (
                <PartChooser
                    choice={choice}
                    label={SIZE_WORDS[market.kind] + (whole.bets.length === 1
                        ? ""
                        : ` of ${nameOf(market, position, lead).words}, the others in proportion`)}
                    most={most}
                    onChange={onChoose}
                />
            )}
            <OutcomeTable caption="What each outcome makes" lines={fixed.lines} after="Afterwards" />
            <Commission market={market} proposal={fixed} />
            <h3>Orders to be sent</h3>
            <ul class="stack">
                {fixed.bets.map((bet) => (
                    <li key={bet.selectionId}>
                        <BetWords market={market} position={position} bet={bet} />
                    </li>
                ))}
            </ul>
            {fixed.bets.length === 0 && <p class="soft">So little is no order.</p>}
            {fixed.fee > 0n && (
                <p class="soft">
                    The taker fee of <Money of={fixed.fee} /> is counted in.
                </p>
            )}
            <p class="soft">
                Each order takes its price or a better one at once. If prices get worse before it arrives, what cannot
                be matched lapses and nothing stays in the book; press again to level the rest.
            </p>
            {waiting > 0 && (
                <p class="banner" data-tone="warn" role="status">
                    {waiting === 1 ? "One open order of yours stays" : `${waiting} open orders of yours stay`}{" "}
                    in the book and would open a position again if matched.
                </p>
            )}
            {(gone ? fixed.bets.length > 0 : live.locked !== fixed.locked) && (
                <PricesMoved
                    words={gone
                        ? "Nobody offers these prices any more."
                        : `Prices have moved: now it would be ${formatProfit(live.locked)}.`}
                    onRenew={gone ? undefined : onRenew}
                />
            )}
            <SendButton
                words={"Cash out " + formatProfit(fixed.locked)}
                ready={fixed.bets.length > 0 && !isBad(choice, most)}
                onSend={onSend}
            />
        </>
    );
}

/** What commission leaves of a gain, where it is one of the whole market. */
function Commission({ market, proposal: { only, locked } }: { market: Market; proposal: Proposal }) {
    const { commissionBps } = termsOf(market);
    return only === null && commissionBps > 0 && locked > 0n
        ? (
            <p>
                At least <Profit of={afterCommission(locked, commissionBps)} /> after {market.commissionPercent}{" "}
                % commission.
            </p>
        )
        : null;
}

interface BetProps {
    market: Market;
    position: OwnMarket;
    bet: CashOutBet;
}

function nameOf(market: Market, position: OwnMarket, bet: CashOutBet): BetName {
    const profit = position.bySelection[market.selections.findIndex(({ id }) => id === bet.selectionId)];
    const deal = profit === undefined ? null : dealOf(bet.side, bet.size, contractsHeld(profit));
    return betName(market.kind, bet.side, bet.price, selectionName(market, bet.selectionId), deal);
}

function BetWords({ market, position, bet }: BetProps) {
    const format = usePriceFormat(market.kind);
    const name = nameOf(market, position, bet);
    return (
        <>
            <strong>{name.words}</strong>
            {name.also && " " + name.also}, {formatSizeExactly(bet.size)} at{" "}
            {formatPrice(market.kind, name.price, format)} or better
        </>
    );
}

interface ResultProps {
    market: Market;
    position: OwnMarket;
    live: Proposal;
    sending: Sending<CashOutBet>;
    propose: Propose;
    onAgain: (rest: Part) => void;
    onClose: () => void;
}

function Result({ market, position, live, sending, propose, onAgain, onClose }: ResultProps) {
    const mine = useStore(own);
    const rest = restOf(sending.sent.map(({ bet, clientOrderId }) => ({
        wanted: bet.size + bet.missing,
        matched: mine.orders.get(clientOrderId)?.matched ?? 0,
    })));
    const offered = rest !== null && propose(rest).bets.length > 0;
    const busy = isUnderWay(useStore(leaving).get(market.marketId), market.marketId, mine, useNow(1_000));
    return (
        <>
            <SentOrders of={sending} words={(bet) => <BetWords market={market} position={position} bet={bet} />} />
            <OutcomeTable caption="What each outcome makes now" lines={live.lines} />
            {busy && <p class="soft" role="status">Waiting until your position shows it.</p>}
            <div class="row">
                {rest !== null && !busy && (
                    <button
                        type="button"
                        class="button"
                        disabled={!offered}
                        onClick={() => onAgain(rest)}
                    >
                        {offered ? "Cash out the rest" : "Nobody offers prices for the rest"}
                    </button>
                )}
                <button type="button" class="button button-primary spread" onClick={onClose}>Done</button>
            </div>
        </>
    );
}
