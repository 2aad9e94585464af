import { useEffect, useRef, useState } from "preact/hooks";
import type { Market } from "../../api/types.ts";
import { dealName, dealOf } from "../../domain/contracts.ts";
import { openLines } from "../../domain/orders.ts";
import { affordableSize, liability, needed } from "../../domain/pnl.ts";
import { formatAmount, sizeToWire } from "../../domain/money.ts";
import { connection, own } from "../../state/live.ts";
import { useKnownMarket } from "../../state/markets.ts";
import { place } from "../../state/ordering.ts";
import { type Refusal, refusalOf } from "../../state/refusals.ts";
import { place as here } from "../../state/router.ts";
import { session } from "../../state/session.ts";
import { actionPressed, useShortcuts } from "../../state/shortcuts.ts";
import { limitOf, measured, sizeOf, type Slip, slip, termsOfSlip } from "../../state/slip.ts";
import { useStore } from "../../state/store.ts";
import { tableOf, termsOf } from "../../state/terms.ts";
import { heldOf, slipName } from "../betName.ts";
import { sideWord } from "../Price.tsx";
import { eventName } from "../words.ts";
import { Options } from "./Options.tsx";
import { Outcomes } from "./Outcomes.tsx";
import { PlacedOrder } from "./PlacedOrder.tsx";
import { PriceField } from "./PriceField.tsx";
import { useSlipKeys } from "./slipKeys.ts";
import { StakeField } from "./StakeField.tsx";

/** The bet slip: beside the page, or a sheet from below on a phone. */
export function SlipPanel() {
    const current = useStore(slip);
    const market = useKnownMarket(current?.marketId);
    const [placed, setPlaced] = useState<string | null>(null);
    const wanted = current === null ? "" : current.marketId + current.selectionId + current.side;
    useEffect(() => {
        if (wanted !== "") {
            setPlaced(null);
        }
    }, [wanted]);
    const open = current !== null || placed !== null;
    const close = () => {
        slip.set(null);
        setPlaced(null);
    };
    useShortcuts(open ? { close } : {});
    return (
        <section
            class="panel slip"
            data-open={open}
            data-side={sideTone(current)}
            aria-label="Bet slip"
            onKeyDown={(event) => actionPressed(event) === "close" && event.key.length > 1 && close()}
        >
            <div class="panel-head">
                <h2>{current?.kind === "SPOT" ? "Order" : "Bet slip"}</h2>
                {open && (
                    <button
                        type="button"
                        class="button button-quiet button-small spread"
                        onClick={close}
                    >
                        Close
                    </button>
                )}
            </div>
            <div class="panel-body stack">
                {placed !== null && <PlacedOrder clientOrderId={placed} />}
                {current !== null && market !== undefined && (
                    <Form key={wanted} slip={current} market={market} onPlaced={setPlaced} />
                )}
                {!open && <p class="soft">Pick a price to place an order.</p>}
            </div>
        </section>
    );
}

const sideTone = (now: Slip | null) =>
    now === null ? undefined : now.side === "BACK" || now.side === "BUY" ? "back" : "lay";

interface FormProps {
    slip: Slip;
    market: Market;
    onPlaced: (clientOrderId: string | null) => void;
}

function Form({ slip: now, market, onPlaced }: FormProps) {
    const live = useStore(connection).kind === "live";
    const mine = useStore(own);
    const loggedIn = useStore(session) !== null;
    const [refusal, setRefusal] = useState<Refusal>();
    const [busy, setBusy] = useState(false);
    const terms = termsOf(market);
    const table = tableOf(market);
    const size = sizeOf(now);
    const limit = limitOf(now, table);
    const bet = { selectionId: now.selectionId, side: now.side, price: limit, size: size ?? 0 };
    const held = {
        profitIfOutcome: mine.markets.get(now.marketId)?.profitIfOutcome ?? null,
        bySelection: mine.markets.get(now.marketId)?.bySelection,
        open: openLines(mine, now.marketId),
    };
    const name = slipName(mine, market, now, size);
    const funds = size === null ? null : needed(terms, held, [bet]).funds;
    const available = mine.account?.available ?? null;
    const short = now.side !== "SELL" || now.kind !== "SPOT"
        ? funds !== null && available !== null && funds > available
        : false;
    const change = (next: Partial<Slip>) => {
        setRefusal(undefined);
        slip.set({ ...now, ...next });
    };
    const submit = async (event: Event) => {
        event.preventDefault();
        if (size === null || busy || !live || !loggedIn || market.status !== "OPEN") {
            return;
        }
        setBusy(true);
        setRefusal(undefined);
        const { clientOrderId, outcome } = place({ ...bet, size, marketId: now.marketId, terms: termsOfSlip(now) });
        onPlaced(clientOrderId);
        const result = await outcome;
        setBusy(false);
        if (result.kind === "refused") {
            onPlaced(null);
            setRefusal(refusalOf(result.error));
        } else {
            slip.set(null);
        }
    };
    const afford = () => {
        const most = affordableSize(terms, held, available ?? 0n, bet);
        change({ measure: "size", text: sizeToWire(most) });
    };
    const form = useRef<HTMLFormElement>(null);
    useSlipKeys(form, table, name.ofNo, () => setRefusal(undefined));
    return (
        <form ref={form} class="stack" onSubmit={(event) => void submit(event)}>
            <div>
                <strong>{name.words}</strong>
                {name.also !== null && <span class="soft">{" " + name.also}</span>}
                <div class="soft">{eventName(market.event.name)}, {market.name}</div>
            </div>
            <Sides slip={now} market={market} change={change} />
            <PriceField slip={now} ofNo={name.ofNo} table={table} change={change} />
            <StakeField
                slip={now}
                change={change}
                onMeasure={(measure) => slip.set(measured(now, measure, size === null ? 0n : liability(now.kind, bet)))}
                onMost={available === null ? undefined : afford}
            />
            <Options slip={now} market={market} change={change} />
            {size !== null && <Outcomes market={market} terms={terms} slip={now} bet={{ ...bet, size }} />}
            {short && funds !== null && available !== null && refusal === undefined && (
                <Advice
                    words={`Needs ${formatAmount(funds)}, you have ${formatAmount(available)}.`}
                    onAfford={afford}
                />
            )}
            {refusal !== undefined && (
                <Advice
                    words={"Not placed. " + refusal.words}
                    onAfford={refusal.affordable === undefined ? undefined : afford}
                    onPrice={refusal.price === undefined ? undefined : () => change({ price: refusal.price })}
                    reference={refusal.reference}
                />
            )}
            {!live && <p class="soft" role="status">Prices are not live, so nothing can be placed just now.</p>}
            {loggedIn
                ? (
                    <button
                        type="submit"
                        class={"button button-wide slip-place slip-place-" + sideTone(now)}
                        disabled={!live || size === null || busy || market.status !== "OPEN"}
                    >
                        {busy ? "Sending" : market.status === "OPEN" ? "Place " + word(now) : "Market is not open"}
                    </button>
                )
                : (
                    <a
                        class="button button-primary button-wide"
                        href={"/login?next=" + encodeURIComponent(here.get().path)}
                    >
                        Log in to place it
                    </a>
                )}
        </form>
    );
}

const word = (now: Slip) => now.kind === "ODDS" ? "bet" : "order";

interface AdviceProps {
    words: string;
    onAfford?: () => void;
    onPrice?: () => void;
    reference?: string;
}

/** What is wrong, and a way out. */
function Advice({ words, onAfford, onPrice, reference }: AdviceProps) {
    return (
        <div class="banner" data-tone="bad" role="alert">
            <span>
                {words}
                {reference && <small class="soft">Reference {reference}</small>}
            </span>
            {onAfford && <button type="button" class="button button-small" onClick={onAfford}>Use what I have</button>}
            {onAfford && <a class="button button-small" href="/wallet">Deposit</a>}
            {onPrice && <button type="button" class="button button-small" onClick={onPrice}>Use that price</button>}
        </div>
    );
}

interface SidesProps {
    slip: Slip;
    market: Market;
    change: (next: Partial<Slip>) => void;
}

/** The two sides; who holds contracts is told which of them sells those. */
function Sides({ slip: now, market, change }: SidesProps) {
    const held = heldOf(useStore(own), market, now.selectionId);
    const sides = now.kind === "ODDS" ? ["BACK", "LAY"] as const : ["BUY", "SELL"] as const;
    return (
        <div class="slip-sides" role="group" aria-label="Side">
            {sides.map((side) => (
                <button
                    key={side}
                    type="button"
                    class={"slip-side slip-side-" + (side === sides[0] ? "back" : "lay")}
                    aria-pressed={now.side === side}
                    onClick={() => change({ side })}
                >
                    {held === 0 ? sideWord(now.kind, side) : dealName(side, dealOf(side, 1, held)).words}
                </button>
            ))}
        </div>
    );
}
