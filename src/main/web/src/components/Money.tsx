import { formatAmount, formatAmountExactly, formatProfit } from "../domain/money.ts";
import type { Micros } from "../domain/units.ts";

/** An amount to the cent, all of it in the tooltip. */
export function Money({ of }: { of: Micros }) {
    return <span title={formatAmountExactly(of)}>{formatAmount(of)}</span>;
}

/** A profit or loss: signed, and coloured beside the sign. */
export function Profit({ of }: { of: Micros }) {
    const tone = of > 0n ? "up" : of < 0n ? "down" : "soft";
    return <span class={tone} title={formatAmountExactly(of)}>{formatProfit(of)}</span>;
}
