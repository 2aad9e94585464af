import { useEffect, useRef } from "preact/hooks";
import { formatCompact, formatSize } from "../domain/money.ts";
import { formatPrice, formatProbability, type OddsFormat, probability } from "../domain/odds.ts";
import { type MarketKind, ONE, type Price, type Side, type Size } from "../domain/units.ts";
import { preferences } from "../state/preferences.ts";
import { useStore } from "../state/store.ts";

/** The format prices of that kind are shown in; contracts are told in cents unless another format was chosen. */
export function usePriceFormat(kind: MarketKind): OddsFormat {
    const { oddsFormat } = useStore(preferences);
    return kind === "YES_NO" && oddsFormat === "decimal" ? "cents" : oddsFormat;
}

/** What who sells pays: of contracts the price of the no. */
export const shownPrice = (kind: MarketKind, side: Side, price: Price): Price =>
    kind === "YES_NO" && side === "SELL" ? ONE - price : price;

export const SIDE_WORDS: Record<MarketKind, Partial<Record<Side, string>>> = {
    ODDS: { BACK: "Back", LAY: "Lay" },
    YES_NO: { BUY: "Yes", SELL: "No" },
    SPOT: { BUY: "Buy", SELL: "Sell" },
};

/** How a side is called in that kind of market. */
export const sideWord = (kind: MarketKind, side: Side): string => SIDE_WORDS[kind][side] ?? side;

/** A side with what it is taken on: "Back Lions", "Rain: No". */
export const betWords = (kind: MarketKind, side: Side, name: string): string =>
    kind === "YES_NO" ? `${name}: ${sideWord(kind, side)}` : `${sideWord(kind, side)} ${name}`;

interface Props {
    kind: MarketKind;
    side: Side;
    name: string;
    /** Undefined where nothing is on offer. */
    price: Price | undefined;
    size: Size | undefined;
    best?: boolean;
    disabled?: boolean;
    onPick: (price: Price) => void;
}

/** A price that can be had, with how much of it; a click opens the slip. */
export function PriceButton({ kind, side, name, price, size, best = false, disabled = false, onPick }: Props) {
    const format = usePriceFormat(kind);
    const element = useRef<HTMLButtonElement>(null);
    const before = useRef(price);
    useEffect(() => {
        const button = element.current;
        const last = before.current;
        before.current = price;
        if (button === null || price === undefined || last === undefined || price === last) {
            return undefined;
        }
        button.dataset.flash = price > last ? "up" : "down";
        const timer = setTimeout(() => delete button.dataset.flash, 300);
        return () => clearTimeout(timer);
    }, [price]);
    const buying = side === "BACK" || side === "BUY";
    const classes = "price " + (buying ? "price-back" : "price-lay") + (best ? " price-best" : "");
    if (price === undefined || size === undefined) {
        return (
            <span class={classes + " price-none"}>
                <span aria-hidden="true">–</span>
                <span class="visually-hidden">No {sideWord(kind, side)} price</span>
            </span>
        );
    }
    const shown = shownPrice(kind, side, price);
    const text = formatPrice(kind, shown, format);
    return (
        <button
            ref={element}
            type="button"
            class={classes}
            disabled={disabled}
            aria-label={`${betWords(kind, side, name)} at ${text}, ${formatSize(size)} available`}
            title={kind === "SPOT" ? undefined : formatProbability(probability(kind, shown))}
            onClick={() => onPick(price)}
        >
            <b>{text}</b>
            <small>{formatCompact(size)}</small>
        </button>
    );
}
