import { useEffect } from "preact/hooks";
import type { Market } from "../../api/types.ts";
import { arm, armed, disarm } from "../../state/armed.ts";
import { connection } from "../../state/live.ts";
import { preferences } from "../../state/preferences.ts";
import { useStore } from "../../state/store.ts";

/** Arms placing by one click: one market, one stake, off by itself when idle, stale, or the page is left. */
export function OneClick({ market }: { market: Market }) {
    const state = useStore(armed);
    const { stakes } = useStore(preferences);
    const live = useStore(connection).kind === "live";
    const on = state?.marketId === market.marketId;
    useEffect(() => disarm, [market.marketId]);
    useEffect(() => {
        if (!live) {
            disarm();
        }
    }, [live]);
    return (
        <div class="one-click" data-armed={on}>
            <button
                type="button"
                class="button button-small"
                aria-pressed={on}
                disabled={!live}
                onClick={() => on ? disarm() : arm(market.marketId, stakes[0] ?? "2")}
            >
                {on ? "Disarm" : "One click"}
            </button>
            {on
                ? (
                    <>
                        <strong role="status">Armed: a click places {state.stake}</strong>
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
