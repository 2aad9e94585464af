import { useMemo } from "preact/hooks";
import type { Market } from "../../api/types.ts";
import { Profit } from "../../components/Money.tsx";
import { shownPrice, sideWord } from "../../components/Price.tsx";
import type { LadderRow } from "../../domain/ladder.ts";
import { formatSize } from "../../domain/money.ts";
import { formatPrice, formatProbability, type OddsFormat, probability } from "../../domain/odds.ts";
import { type Micros, type Side, sidesOf, type Size } from "../../domain/units.ts";
import { pickPrice } from "../../state/picking.ts";

interface Props {
    market: Market;
    selectionId: string;
    row: LadderRow;
    format: OddsFormat;
    /** The largest size shown, for the bars. */
    most: Size;
    /** The side the keyboard is at, null when it is at another price. */
    active: Side | null;
    disabled: boolean;
    /** What would be certain if the position were closed here. */
    locked: Micros | null;
    onCancel: (clientOrderIds: readonly string[]) => void;
}

const BAR_STEPS = 10;

/** One price of the ladder; drawn again only when something in it changed. */
export function LadderRowView(props: Props) {
    const { row, format, active, disabled, locked, selectionId } = props;
    const bars = [bar(row.toBack, props.most), bar(row.toLay, props.most)];
    return useMemo(() => draw(props, bars), [row, format, active, disabled, locked, selectionId, ...bars]);
}

const bar = (size: Size, most: Size) => size === 0 ? 0 : Math.max(1, Math.round((size / most) * BAR_STEPS));

function draw({ market, selectionId, row, format, active, disabled, locked, onCancel }: Props, bars: number[]) {
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
    const mine = row.ownBack + row.ownLay;
    return (
        <tr data-last={row.isLast}>
            <td class="ladder-own">
                {mine > 0
                    ? (
                        <button
                            type="button"
                            class={"ladder-mine ladder-" + (row.ownBack > 0 ? "back" : "lay")}
                            title="Cancel"
                            aria-label={`Cancel own ${row.ownBack > 0 ? "to buy" : "to sell"} ${
                                formatSize(mine)
                            } at ${text}`}
                            onClick={() => onCancel(row.own)}
                        >
                            {formatSize(mine)}
                        </button>
                    )
                    : locked !== null && <Profit of={locked} />}
            </td>
            {cell(buy, row.toBack, "back", row.isBestBack, bars[0] ?? 0)}
            <th
                scope="row"
                class="ladder-price"
                title={market.kind === "SPOT" ? undefined : formatProbability(probability(market.kind, row.price))}
            >
                {text}
                {row.isLast && <span class="visually-hidden">, last trade</span>}
            </th>
            {cell(sell, row.toLay, "lay", row.isBestLay, bars[1] ?? 0)}
        </tr>
    );
}
