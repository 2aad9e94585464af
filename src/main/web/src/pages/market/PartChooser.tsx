import { useId } from "preact/hooks";
import { Chips } from "../../components/Chips.tsx";
import { type CashOutBet, leadOf, type Part, shareOf } from "../../domain/greenup.ts";
import { formatSizeExactly, parseTypedSize } from "../../domain/money.ts";
import type { MarketKind, Size } from "../../domain/units.ts";

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

/** Whether an amount was typed that is none, or more than there is. */
export function isBad(choice: Choice, most: Size): boolean {
    const size = sizeOfChoice(choice);
    return choice.percent === null && (size === null || size > most);
}

/** What the arithmetic is asked for, of the orders that leave completely. */
export function partOfChoice(kind: MarketKind, choice: Choice, whole: readonly CashOutBet[]): Part {
    const lead = leadOf(whole);
    const size = sizeOfChoice(choice);
    return lead !== null && size !== null ? { share: shareOf(kind, lead, size) } : { percent: choice.percent ?? 100 };
}

interface Props {
    choice: Choice;
    /** What an amount counts, as "Stake". */
    label: string;
    /** The amount that leaves completely. */
    most: Size;
    onChange: (choice: Choice) => void;
}

/** Quarters of the way, or an amount. */
export function PartChooser({ choice, label, most, onChange }: Props) {
    const id = useId();
    const bad = isBad(choice, most);
    return (
        <div class="position-parts">
            <Chips
                label="How much to cash out"
                options={PERCENTS}
                value={choice.percent === null ? "" : String(choice.percent)}
                onPick={(percent) => onChange({ percent: Number(percent), text: "" })}
            />
            <span class="row">
                <label htmlFor={id} class="soft">{label}</label>
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
            </span>
            {bad && (
                <span class="field-error" role="alert">
                    {sizeOfChoice(choice) === null
                        ? "This is not an amount."
                        : `It takes ${formatSizeExactly(most)} at most.`}
                </span>
            )}
        </div>
    );
}
