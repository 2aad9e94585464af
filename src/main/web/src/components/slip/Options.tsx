import { useId } from "preact/hooks";
import type { Market } from "../../api/types.ts";
import { type PriceChoice, type Slip, TAKE_TICKS } from "../../state/slip.ts";

interface Props {
    slip: Slip;
    market: Market;
    change: (next: Partial<Slip>) => void;
}

const CHOICES: Record<PriceChoice, string> = {
    rest: "This price or better; wait for it",
    lapse: "Only if it is there now, all of it",
    take: `Any price up to ${TAKE_TICKS} steps worse, now`,
};

/** What to do when the price moves, and when the market goes in-play. */
export function Options({ slip, market, change }: Props) {
    const id = useId();
    return (
        <div class="stack slip-options">
            <div class="field">
                <label htmlFor={id}>If the price moves</label>
                <select
                    id={id}
                    class="select"
                    value={slip.choice}
                    onChange={(event) => change({ choice: event.currentTarget.value as PriceChoice })}
                >
                    {(Object.keys(CHOICES) as PriceChoice[]).map((each) => (
                        <option key={each} value={each}>{CHOICES[each]}</option>
                    ))}
                </select>
            </div>
            {slip.choice === "rest" && (
                <div class="row">
                    {slip.kind === "ODDS" && !market.inPlay && (
                        <label>
                            <input
                                type="checkbox"
                                checked={slip.persist}
                                onChange={(event) => change({ persist: event.currentTarget.checked })}
                            />{" "}
                            Keep in-play
                        </label>
                    )}
                    <label>
                        <input
                            type="checkbox"
                            checked={slip.postOnly}
                            onChange={(event) => change({ postOnly: event.currentTarget.checked })}
                        />{" "}
                        Only rest, never take
                    </label>
                </div>
            )}
        </div>
    );
}
