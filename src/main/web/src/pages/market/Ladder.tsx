import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Market, MarketStatus } from "../../api/types.ts";
import { useKeyHint } from "../../components/KeyList.tsx";
import { sideWord, usePriceFormat } from "../../components/Price.tsx";
import type { RunnerView } from "../../domain/book.ts";
import { targetOf } from "../../domain/dragging.ts";
import { closingIn } from "../../domain/closing.ts";
import {
    centreOf,
    createLadder,
    follow,
    followsIn,
    type LadderRow,
    ladderRows,
    markerOf,
    pointerEntered,
    pointerLeft,
    recentre,
    scroll,
} from "../../domain/ladder.ts";
import { openOrders } from "../../domain/orders.ts";
import { type Price, sidesOf } from "../../domain/units.ts";
import { connection, own } from "../../state/live.ts";
import { cancelThese } from "../../state/ordering.ts";
import { useMedia } from "../../state/media.ts";
import { preferences } from "../../state/preferences.ts";
import { useStore } from "../../state/store.ts";
import { tableOf, termsOf } from "../../state/terms.ts";
import { DragWords } from "./DragWords.tsx";
import { LadderRowView } from "./LadderRowView.tsx";
import { useLadderKeys } from "./ladderKeys.ts";
import { ReadPrices } from "./ReadPrices.tsx";
import { spokenLadder } from "./spokenPrices.ts";
import { useDrag } from "./useDrag.ts";

interface Props {
    market: Market;
    runner: RunnerView | null;
    selectionId: string;
    status: MarketStatus;
    onChoose: (selectionId: string) => void;
}

/** What the figures beside the prices are. */
const CLOSING_WORDS = {
    all: "What is certain once you close at this price, before commission",
    alone: "What your bets on this selection come to once you close them at this price, before commission",
};

const ROWS = 19;
const ROWS_ON_A_PHONE = 11;

/** All prices around the market, with what is offered at them and own orders; rows stay put under the pointer. */
export function Ladder({ market, runner, selectionId, status, onChoose }: Props) {
    const suspended = status !== "OPEN";
    const ticks = tableOf(market);
    const terms = termsOf(market);
    const centre = centreOf(runner, ticks);
    const phone = useMedia("(max-width: 640px)");
    const [ladder, setLadder] = useState(() => createLadder(ticks, phone ? ROWS_ON_A_PHONE : ROWS, centre));
    const format = usePriceFormat(market.kind);
    const { swapped } = useStore(preferences);
    const mine = useStore(own);
    const orders = useMemo(
        () => openOrders(mine, market.marketId).filter((order) => order.selectionId === selectionId),
        [mine.orders, selectionId],
    );
    const known = useRef(centre !== null);
    useEffect(() => {
        if (!known.current && centre !== null) {
            known.current = true;
            setLadder((now) => recentre(now, centre));
        }
        const wait = followsIn(ladder, centre, Date.now());
        if (wait === null) {
            return undefined;
        }
        const timer = setTimeout(() => setLadder((now) => follow(now, centre, Date.now())), wait);
        return () => clearTimeout(timer);
    }, [ladder, centre]);
    const rows = useRef<LadderRow[]>([]);
    const levels = orders.filter(({ remaining }) => remaining > 0)
        .map(({ clientOrderId, side, price, remaining }) => ({ clientOrderId, side, price, size: remaining }));
    rows.current = ladderRows(ladder, runner, levels, rows.current);
    const position = mine.markets.get(market.marketId);
    const closing = (price: Price) => position === undefined ? null : closingIn(terms, position, selectionId, price);
    const sample = closing(rows.current[0]!.price);
    const centreNow = () => setLadder((now) => recentre(now, centre));
    const table = useRef<HTMLTableElement>(null);
    const wrap = useRef<HTMLDivElement>(null);
    const live = useStore(connection).kind === "live";
    const dragging = useDrag({
        market,
        table,
        orders,
        enabled: live && !suspended,
        onEnd: () => !wrap.current?.matches(":hover") && setLadder((now) => pointerLeft(now, Date.now())),
    });
    const { drag } = dragging;
    const keys = useLadderKeys({ table, market, swapped, rows: rows.current, centre: centreNow });
    const marker = markerOf(ladder, centre);
    const { buy, sell } = sidesOf(market.kind);
    const most = Math.max(1, ...rows.current.flatMap(({ toBack, toLay }) => [toBack, toLay]));
    return (
        <section class="panel ladder" aria-label="Ladder" data-suspended={suspended}>
            <div class="panel-head">
                <Title market={market} selectionId={selectionId} onChoose={onChoose} />
                <button
                    type="button"
                    class="button button-small spread"
                    title={useKeyHint("centre")}
                    onClick={centreNow}
                >
                    Centre
                </button>
                <ReadPrices words={() => spokenLadder(market, selectionId, runner, { status, live, format })} />
            </div>
            <div
                ref={wrap}
                class="ladder-wrap"
                data-hatched={suspended}
                onPointerEnter={() => setLadder(pointerEntered)}
                onPointerLeave={() => drag === null && setLadder((now) => pointerLeft(now, Date.now()))}
                onWheel={(event) => {
                    if (event.shiftKey) {
                        setLadder((now) => scroll(now, event.deltaY > 0 ? -3 : 3));
                    }
                }}
            >
                {drag !== null && <DragWords market={market} drag={drag} runner={runner} orders={orders} />}
                <Marker where={marker.where} at="above" ticks={marker.ticks} onClick={centreNow} />
                <table class="ladder-table" data-swapped={swapped} onKeyDown={keys.onKeyDown} ref={table}>
                    <caption class="visually-hidden">
                        One stop of the Tab key; the list of keys says how to move in it.
                    </caption>
                    <thead>
                        <tr>
                            <th
                                scope="col"
                                title={sample === null ? undefined : CLOSING_WORDS[sample.alone ? "alone" : "all"]}
                            >
                                {sample === null ? "Mine" : "P&L"}
                            </th>
                            <th scope="col">{sideWord(market.kind, swapped ? sell : buy)}</th>
                            <th scope="col">Price</th>
                            <th scope="col">{sideWord(market.kind, swapped ? buy : sell)}</th>
                        </tr>
                    </thead>
                    <tbody>
                        {rows.current.map((row) => (
                            <LadderRowView
                                key={row.price}
                                market={market}
                                selectionId={selectionId}
                                row={row}
                                format={format}
                                most={most}
                                swapped={swapped}
                                active={keys.active(row.price)}
                                disabled={suspended}
                                locked={closing(row.price)?.profit ?? null}
                                isDragged={drag?.from === row.price}
                                ghost={drag !== null && targetOf(drag) === row.price ? drag : null}
                                onCancel={cancelThese}
                                dragging={dragging}
                            />
                        ))}
                    </tbody>
                </table>
                <Marker where={marker.where} at="below" ticks={marker.ticks} onClick={centreNow} />
            </div>
        </section>
    );
}

type TitleProps = Pick<Props, "market" | "selectionId" | "onChoose">;

/** Whose ladder it is, and where there are several a choice. */
function Title({ market, selectionId, onChoose }: TitleProps) {
    const name = market.selections.find(({ id }) => id === selectionId)?.name;
    if (market.selections.length < 2) {
        return <h2>{name}</h2>;
    }
    return (
        <>
            <h2 class="visually-hidden">{name}</h2>
            <select
                class="select ladder-choice"
                aria-label="Selection of the ladder"
                value={selectionId}
                onChange={(event) => onChoose(event.currentTarget.value)}
            >
                {market.selections.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}
            </select>
        </>
    );
}

interface MarkerProps {
    where: "inside" | "above" | "below";
    at: "above" | "below";
    ticks: number;
    onClick: () => void;
}

/** Says where the market has gone instead of moving the rows. */
function Marker({ where, at, ticks, onClick }: MarkerProps) {
    return (
        <div class="ladder-marker">
            {where === at && (
                <button type="button" class="button button-small" onClick={onClick}>
                    Market is {ticks} {ticks === 1 ? "step" : "steps"} {at}
                </button>
            )}
        </div>
    );
}
