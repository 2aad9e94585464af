import { useEffect, useState } from "preact/hooks";
import { formatPrice, formatProbability, parseTypedPrice, probability } from "../../domain/odds.ts";
import type { TickTable } from "../../domain/ticks.ts";
import { ONE } from "../../domain/units.ts";
import type { Slip } from "../../state/slip.ts";
import { usePriceFormat } from "../Price.tsx";
import { stepped } from "./slipKeys.ts";

interface Props {
    slip: Slip;
    table: TickTable;
    /** Whether the price shown is that of the no. */
    ofNo: boolean;
    change: (next: Partial<Slip>) => void;
}

/** The price, typed in the format it is shown in, and by steps. */
export function PriceField({ slip, table, ofNo, change }: Props) {
    const format = usePriceFormat(slip.kind);
    const shown = ofNo ? ONE - slip.price : slip.price;
    const [text, setText] = useState(formatPrice(slip.kind, shown, format));
    const [words, setWords] = useState<string>();
    useEffect(() => {
        setText(formatPrice(slip.kind, shown, format));
    }, [shown, format]);
    const step = (up: boolean) => {
        setWords(undefined);
        change({ price: stepped(slip.price, table, up, ofNo) });
    };
    const commit = () => {
        const typed = parseTypedPrice(slip.kind, table, text, format);
        if (typed === null) {
            setWords("This is not a price.");
            setText(formatPrice(slip.kind, shown, format));
            return;
        }
        setWords(typed.snapped ? "Moved to the nearest price there is." : undefined);
        setText(formatPrice(slip.kind, typed.price, format));
        change({ price: ofNo ? ONE - typed.price : typed.price });
    };
    return (
        <div class="field">
            <span class="field-label">
                {slip.kind === "ODDS" ? "Odds" : "Price"}
                {slip.kind !== "SPOT" && <span class="soft">, {formatProbability(probability(slip.kind, shown))}</span>}
            </span>
            <div class="slip-steps">
                <button type="button" class="button" aria-label="One step lower" onClick={() => step(false)}>
                    {"\u2212"}
                </button>
                <input
                    class="input number"
                    inputMode="decimal"
                    aria-label={slip.kind === "ODDS" ? "Odds" : "Price"}
                    value={text}
                    onInput={(event) => setText(event.currentTarget.value)}
                    onBlur={commit}
                    onKeyDown={(event) => {
                        if (event.key === "ArrowUp" || event.key === "ArrowDown") {
                            event.preventDefault();
                            step(event.key === "ArrowUp");
                        } else if (event.key === "Enter") {
                            commit();
                        }
                    }}
                />
                <button type="button" class="button" aria-label="One step higher" onClick={() => step(true)}>+</button>
            </div>
            {words && <span class="field-hint" role="status">{words}</span>}
        </div>
    );
}
