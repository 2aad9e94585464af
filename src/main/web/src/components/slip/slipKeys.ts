import type { Action } from "../../domain/keys.ts";
import { tickDown, type TickTable, tickUp } from "../../domain/ticks.ts";
import type { Price } from "../../domain/units.ts";
import { preferences } from "../../state/preferences.ts";
import { useShortcuts } from "../../state/shortcuts.ts";
import { type Slip, slip } from "../../state/slip.ts";

/** The price one step higher or lower as it is shown. */
export function stepped(price: Price, table: TickTable, higher: boolean, ofNo: boolean): Price {
    return higher !== ofNo ? tickUp(table, price) : tickDown(table, price);
}

/** Preset stakes, steps of the price, and placing, while the slip is open. */
export function useSlipKeys(
    form: { readonly current: HTMLFormElement | null },
    table: TickTable,
    ofNo: boolean,
    onChange: () => void,
): void {
    const change = (next: (open: Slip) => Partial<Slip>) => {
        onChange();
        slip.update((open) => open === null ? null : { ...open, ...next(open) });
    };
    const stakes = preferences.get().stakes.map((text, index) =>
        [`stake${index + 1}` as Action, () => change(() => ({ text }))] as const
    );
    useShortcuts({
        ...Object.fromEntries(stakes),
        priceUp: () => change(({ price }) => ({ price: stepped(price, table, true, ofNo) })),
        priceDown: () => change(({ price }) => ({ price: stepped(price, table, false, ofNo) })),
        place: () => form.current?.requestSubmit(),
    });
}
