import { useEffect, useRef } from "preact/hooks";
import { parseTypedAmount } from "../../domain/money.ts";
import { preferences } from "../../state/preferences.ts";
import { type Measure, sizeOf, type Slip } from "../../state/slip.ts";
import { useShortcuts } from "../../state/shortcuts.ts";
import { useStore } from "../../state/store.ts";

interface Props {
    slip: Slip;
    change: (next: Partial<Slip>) => void;
    onMeasure: (measure: Measure) => void;
    /** Sets as much as the user can pay for. */
    onMost?: () => void;
}

/** What the two ways to say how much are called. */
function words(slip: Slip): Record<Measure, string> {
    if (slip.kind === "ODDS") {
        return slip.side === "LAY"
            ? { size: "Backer's stake", money: "Liability" }
            : { size: "Stake", money: "Most to lose" };
    }
    return { size: slip.kind === "SPOT" ? "Shares" : "Contracts", money: "Amount" };
}

/** How much: as stake or liability, contracts or money. */
export function StakeField({ slip, change, onMeasure, onMost }: Props) {
    const { stakes } = useStore(preferences);
    const input = useRef<HTMLInputElement>(null);
    const type = () => {
        input.current?.focus();
        input.current?.select();
    };
    useEffect(() => {
        // On a phone the keyboard would cover the sheet.
        if (!slip.keyed && matchMedia("(pointer: fine)").matches) {
            type();
        }
    }, []);
    useShortcuts({ typeStake: type });
    const names = words(slip);
    const two = !(slip.kind === "ODDS" && slip.side === "BACK") && !(slip.kind === "SPOT" && slip.side === "SELL");
    const bad = slip.text.trim() !== "" && sizeOf(slip) === null;
    const small = bad && parseTypedAmount(slip.text) !== null;
    return (
        <div class="field">
            {two
                ? (
                    <div class="slip-measures" role="group" aria-label="What you type">
                        {(["size", "money"] as const).map((measure) => (
                            <button
                                key={measure}
                                type="button"
                                class="chip"
                                aria-pressed={slip.measure === measure}
                                onClick={() => onMeasure(measure)}
                            >
                                {names[measure]}
                            </button>
                        ))}
                    </div>
                )
                : <span class="field-label">{names.size}</span>}
            <input
                ref={input}
                class="input number"
                inputMode="decimal"
                placeholder="0.00"
                aria-label={names[slip.measure]}
                aria-invalid={bad}
                value={slip.text}
                onInput={(event) => change({ text: event.currentTarget.value })}
            />
            {bad && (
                <span class="field-error">{small ? "Too little for one hundredth." : "This is not an amount."}</span>
            )}
            <div class="slip-stakes">
                {stakes.map((stake) => (
                    <button
                        key={stake}
                        type="button"
                        class="button button-small"
                        onClick={() => change({ text: stake })}
                    >
                        {stake}
                    </button>
                ))}
                {onMost && !(slip.kind === "SPOT" && slip.side === "SELL") && (
                    <button type="button" class="button button-small" onClick={onMost}>Max</button>
                )}
            </div>
        </div>
    );
}
