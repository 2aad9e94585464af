import { useMemo } from "preact/hooks";
import type { Market } from "../../api/types.ts";
import { Profit } from "../../components/Money.tsx";
import { shownPrice, sideWord } from "../../components/Price.tsx";
import type { Drag } from "../../domain/dragging.ts";
import type { LadderRow } from "../../domain/ladder.ts";
import { formatSize } from "../../domain/money.ts";
import { formatPrice, formatProbability, type OddsFormat, probability } from "../../domain/odds.ts";
import { buys, type Micros, type Side, sidesOf, type Size } from "../../domain/units.ts";
import { pickPrice } from "../../state/picking.ts";
import type { Dragging } from "./useDrag.ts";

interface Props {
    market: Market;
    selectionId: string;
    row: LadderRow;
    format: OddsFormat;
    /** The largest size shown, for the bars. */
    most: Size;
    /** Whether laying and selling are on the left. */
    swapped: boolean;
    /** The side the keyboard is at, null when it is at another price. */
    active: Side | null;
    disabled: boolean;
    /** What would be certain if the position were closed here. */
    locked: Micros | null;
    /** Of what is being dragged: where it comes from, and what would come here. */
    isDragged: boolean;
    ghost: Ghost | null;
    onCancel: (clientOrderIds: readonly string[]) => void;
    dragging: Dragging;
}

type Ghost = Pick<Drag, "side" | "size">;

const BAR_STEPS = 10;

/** One price of the ladder; drawn again only when something in it changed. */
export function LadderRowView(props: Props) {
    const { row, format, active, disabled, locked, selectionId, isDragged, ghost, swapped } = props;
    const bars = [bar(row.toBack, props.most), bar(row.toLay, props.most)];
    return useMemo(() => draw(props, bars), [
        row,
        format,
        active,
        disabled,
        locked,
        selectionId,
        isDragged,
        ghost,
        swapped,
        ...bars,
    ]);
}

const bar = (size: Size, most: Size) => size === 0 ? 0 : Math.max(1, Math.round((size / most) * BAR_STEPS));

function draw(props: Props, bars: number[]) {
    const { market, selectionId, row, format, active, disabled } = props;
    const { buy, sell } = sidesOf(market.kind);
    const text = formatPrice(market.kind, row.price, format);
    const cell = (side: Side, size: Size, tone: "back" | "lay", best: boolean, width: number) => (
        <td>
            <button
                type="button"
                class={"ladder-cell ladder-" + tone + (best ? " ladder-best" : "")}
                data-bar={width}
                data-price={row.price}
                data-side={side}
                tabIndex={active === side ? 0 : -1}
                disabled={disabled}
                aria-label={`${sideWord(market.kind, side)} at ${
                    formatPrice(market.kind, shownPrice(market.kind, side, row.price), format)
                }, ${size === 0 ? "nothing" : formatSize(size)} available`}
                onClick={() => pickPrice(market, selectionId, side, row.price)}
            >
                {size === 0 ? "" : formatSize(size)}
            </button>
        </td>
    );
    const toBuy = cell(buy, row.toBack, "back", row.isBestBack, bars[0] ?? 0);
    const toSell = cell(sell, row.toLay, "lay", row.isBestLay, bars[1] ?? 0);
    return (
        <tr data-last={row.isLast} data-row={row.price} data-target={props.ghost !== null}>
            <td class="ladder-own">{own(props, text)}</td>
            {props.swapped ? toSell : toBuy}
            <th
                scope="row"
                class="ladder-price"
                title={market.kind === "SPOT" ? undefined : formatProbability(probability(market.kind, row.price))}
            >
                {text}
                {row.isLast && <span class="visually-hidden">, last trade</span>}
            </th>
            {props.swapped ? toBuy : toSell}
        </tr>
    );
}

const tone = (buying: boolean) => "ladder-" + (buying ? "back" : "lay");

/** What one has at the price, to be cancelled by a click or moved; else what would be certain there. */
function own({ row, locked, isDragged, ghost, onCancel, dragging }: Props, text: string) {
    const mine = row.ownBack + row.ownLay;
    if (ghost !== null) {
        return <span class={"ladder-mine ladder-ghost " + tone(buys(ghost.side))}>{formatSize(ghost.size)}</span>;
    }
    if (mine === 0) {
        return locked !== null && <Profit of={locked} />;
    }
    const buying = row.ownBack > 0;
    return (
        <button
            type="button"
            class={"ladder-mine " + tone(buying)}
            data-dragged={isDragged}
            title="Drag to another price to move it, click to cancel it"
            aria-label={`Cancel own ${buying ? "to buy" : "to sell"} ${formatSize(mine)} at ${text}`}
            onPointerDown={(event) => dragging.onDown(event, row.price)}
            onClick={(event) => !dragging.isDrag(event) && onCancel(row.own)}
        >
            {formatSize(mine)}
        </button>
    );
}
