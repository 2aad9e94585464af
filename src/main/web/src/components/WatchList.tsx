import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Market } from "../api/types.ts";
import type { RunnerView } from "../domain/book.ts";
import { formatPrice } from "../domain/odds.ts";
import { star } from "../state/favourites.ts";
import { useBook, useWatch } from "../state/live.ts";
import { useMarkets } from "../state/markets.ts";
import { preferences } from "../state/preferences.ts";
import { useStore } from "../state/store.ts";
import { selectionName } from "./MarketName.tsx";
import { usePriceFormat } from "./Price.tsx";
import { Star } from "./Star.tsx";
import { eventName, STATUS_WORDS } from "./words.ts";

const SHOWN = 20;
const RUNNERS = 3;
const OVER = new Set(["SETTLED", "VOIDED"]);

/** The favourites of this device with their prices, live. */
export function WatchList() {
    const { favourites } = useStore(preferences);
    const ids = favourites.slice(-SHOWN).reverse();
    const known = useMarkets(ids);
    const markets = ids.map(known).filter((market) => market !== undefined);
    const going = markets.filter(({ status }) => !OVER.has(status));
    const over = markets.filter(({ status }) => OVER.has(status));
    const watched = going.map(({ marketId }) => marketId).sort();
    useWatch(useMemo(() => watched, [watched.join()]), "BEST");
    return (
        <section class="panel watch" aria-label="Watch list">
            <div class="panel-head">
                <h2>Watch list</h2>
                {over.length > 0 && (
                    <button
                        type="button"
                        class="button button-small button-quiet spread"
                        onClick={() => star(over.map(({ marketId }) => marketId), false)}
                    >
                        Remove ended
                    </button>
                )}
            </div>
            {markets.length === 0
                ? <p class="panel-body soft">The star of a market puts it here.</p>
                : [...going, ...over].map((market) => <Watched key={market.marketId} market={market} />)}
        </section>
    );
}

function Watched({ market }: { market: Market }) {
    const book = useBook(market.marketId);
    const status = book?.status ?? market.status;
    const name = eventName(market.event.name);
    return (
        <div class="watch-market">
            <Star marketIds={[market.marketId]} name={name} />
            <a href={"/m/" + encodeURIComponent(market.marketId)}>
                {name}
                {market.name !== name && <small class="soft">{" " + market.name}</small>}
            </a>
            {status !== "OPEN" && <span class="badge">{STATUS_WORDS[status].words}</span>}
            {!OVER.has(status) && (
                <ul>
                    {(book?.runners ?? []).slice(0, RUNNERS).map((runner) => (
                        <Runner key={runner.id} market={market} runner={runner} />
                    ))}
                </ul>
            )}
        </div>
    );
}

/** The price one could back or buy at, and where it came from. */
function Runner({ market, runner }: { market: Market; runner: RunnerView }) {
    const format = usePriceFormat(market.kind);
    const price = runner.backs[0]?.price ?? runner.ltp;
    const before = useRef(price);
    const [moved, setMoved] = useState(0);
    useEffect(() => {
        const last = before.current;
        before.current = price;
        if (price !== null && last !== null && price !== last) {
            setMoved(price - last);
        }
    }, [price]);
    return (
        <li>
            <span>{selectionName(market, runner.id)}</span>
            <b>{price === null ? "\u2013" : formatPrice(market.kind, price, format)}</b>
            <span class="watch-moved" aria-hidden="true">{moved > 0 ? "\u25b4" : moved < 0 ? "\u25be" : ""}</span>
        </li>
    );
}
