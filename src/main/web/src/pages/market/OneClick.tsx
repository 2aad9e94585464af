import { useEffect } from "preact/hooks";
import type { Market, MarketStatus } from "../../api/types.ts";
import { arm, armed, disarm } from "../../state/armed.ts";
import { connection } from "../../state/live.ts";
import { preferences } from "../../state/preferences.ts";
import { useStore } from "../../state/store.ts";

interface Props {
    market: Market;
    status: MarketStatus;
    /** Of the market's definition, undefined while it is not known. */
    version: number | undefined;
}

/**
 * Arms placing by one click: one market, one stake, off by itself when idle, stale, when the market is suspended or
 * otherwise changed, when the screen is touched, and when the page is left.
 */
export function OneClick({ market, status, version }: Props) {
    const state = useStore(armed);
    const { stakes, mostOneClick } = useStore(preferences);
    const possible = useStore(connection).kind === "live" && status === "OPEN";
    const on = state?.marketId === market.marketId;
    useEffect(() => disarm, [market.marketId, version]);
    useEffect(() => {
        if (!possible) {
            disarm();
        }
    }, [possible]);
    useEffect(() => {
        const touched = (event: PointerEvent) => event.pointerType === "touch" && disarm();
        addEventListener("pointerdown", touched, { capture: true });
        return () => removeEventListener("pointerdown", touched, { capture: true });
    }, []);
    return (
        <div class="one-click panel" data-armed={on}>
            <button
                type="button"
                class="button button-small"
                aria-pressed={on}
                disabled={!possible}
                onClick={() => on ? disarm() : arm(market.marketId, stakes[0] ?? "2")}
            >
                {on ? "Disarm" : "One click"}
            </button>
            {on
                ? (
                    <>
                        <strong role="status">
                            One click armed: {state.stake}, at risk {mostOneClick} at most
                        </strong>
                        <span class="row">
                            {stakes.map((stake) => (
                                <button
                                    key={stake}
                                    type="button"
                                    class="chip"
                                    aria-pressed={state.stake === stake}
                                    onClick={() => arm(market.marketId, stake)}
                                >
                                    {stake}
                                </button>
                            ))}
                        </span>
                    </>
                )
                : <span class="soft">Off. A click fills the slip.</span>}
        </div>
    );
}
