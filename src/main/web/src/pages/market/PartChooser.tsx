import { useId } from "preact/hooks";
import type { Market } from "../../api/types.ts";
import { Chips } from "../../components/Chips.tsx";
import { SIZE_WORDS } from "../../components/orderWords.ts";
import type { CashOutBet, Part } from "../../domain/greenup.ts";
import { formatSizeExactly, parseTypedSize } from "../../domain/money.ts";
import type { Size } from "../../domain/units.ts";

/** How much to leave: so many per cent, or what is typed. */
export interface Choice {
    readonly percent: number | null;
    readonly text: string;
}

export const WHOLE: Choice = { percent: 100, text: "" };

const PERCENTS = ["25", "50", "75", "100"].map((percent) => [percent, percent + " %"] as const);

/** What was typed; null while it is no size. */
export function sizeOfChoice({ percent, text }: Choice): Size | null {
    const size = percent === null ? parseTypedSize(text) : null;
    return size === 0 ? null : size;
}

/** What the arithmetic is asked for; an amount counts only where one order does it. */
export function partOfChoice(choice: Choice, orders: number): Part {
    const size = sizeOfChoice(choice);
    return orders === 1 && size !== null ? { size } : { percent: choice.percent ?? 100 };
}

interface Props {
    market: Market;
    /** The orders that leave completely. */
    bets: readonly Pick<CashOutBet, "size">[];
    choice: Choice;
    onChange: (choice: Choice) => void;
}

/** Quarters of the way, or an amount where one order is enough. */
export function PartChooser({ market, bets, choice, onChange }: Props) {
    const id = useId();
    const most = bets.length === 1 ? bets[0]!.size : null;
    const bad = choice.percent === null && sizeOfChoice(choice) === null;
    return (
        <div class="position-parts">
            <Chips
                label="How much to cash out"
                options={PERCENTS}
                value={choice.percent === null ? "" : String(choice.percent)}
                onPick={(percent) => onChange({ percent: Number(percent), text: "" })}
            />
            {most !== null && (
                <span class="row">
                    <label htmlFor={id} class="soft">{SIZE_WORDS[market.kind]}</label>
                    <input
                        id={id}
                        class="input number position-amount"
                        inputMode="decimal"
                        placeholder={formatSizeExactly(most)}
                        aria-invalid={bad}
                        value={choice.text}
                        onInput={(event) => {
                            const text = event.currentTarget.value;
                            onChange(text.trim() === "" ? WHOLE : { percent: null, text });
                        }}
                    />
                    {bad && <span class="field-error">This is not an amount.</span>}
                </span>
            )}
        </div>
    );
}
