import { useEffect, useState } from "preact/hooks";
import type { Market } from "../../api/types.ts";
import { Async } from "../../components/Async.tsx";
import { SlipPanel } from "../../components/slip/SlipPanel.tsx";
import { WatchList } from "../../components/WatchList.tsx";
import { STATUS_WORDS } from "../../components/words.ts";
import { type MarketStatus, runnerOf } from "../../domain/book.ts";
import { formatPrice } from "../../domain/odds.ts";
import { usePriceFormat } from "../../components/Price.tsx";
import { connection, useBook, useWatch } from "../../state/live.ts";
import { useMarket, useSeenMarket } from "../../state/markets.ts";
import { useStore } from "../../state/store.ts";
import { Dock } from "./Dock.tsx";
import { Grid } from "./Grid.tsx";
import { Head } from "./Head.tsx";
import { Ladder } from "./Ladder.tsx";
import { MarketTabs } from "./MarketTabs.tsx";

const ENDING: readonly MarketStatus[] = ["CLOSED", "PROPOSED", "DISPUTED", "SETTLING"];
const ENDING_MS = 2_000;

/** One market, live: prices, ladder, chart, trades, rules, slip and what the user has in it. */
export function MarketPage({ marketId }: { marketId: string }) {
    useWatch([marketId], "ALL");
    const book = useBook(marketId);
    const before = useSeenMarket(marketId);
    const status = book?.status ?? before?.status;
    const ending = status !== undefined && ENDING.includes(status);
    const loaded = useMarket(marketId, book?.definition?.version, ending ? ENDING_MS : undefined);
    const value = loaded.value ?? before;
    return (
        <Async of={{ ...loaded, value }} rows={8}>
            {(market) => <Opened key={marketId} market={market} />}
        </Async>
    );
}

function Opened({ market }: { market: Market }) {
    const book = useBook(market.marketId);
    const [chosen, setChosen] = useState(market.selections[0]?.id ?? "");
    const live = useStore(connection).kind === "live";
    const format = usePriceFormat(market.kind);
    const status = book?.status ?? market.status;
    const runner = runnerOf(book, chosen);
    const best = runner?.backs[0]?.price;
    useEffect(() => {
        const name = market.selections.find(({ id }) => id === chosen)?.name ?? market.name;
        document.title = (best === undefined ? "" : formatPrice(market.kind, best, format) + " ") + name +
            " - Crossbook";
    }, [best, chosen, format]);
    return (
        <div class="market-page" data-stale={!live}>
            <div class="market-main stack">
                <Head market={market} book={book} />
                {status === "SUSPENDED" && (
                    <p class="banner" data-tone="warn" role="status">
                        Suspended: nothing can be placed until it opens again. What you have waiting stays and can be
                        cancelled.
                    </p>
                )}
                {status !== "OPEN" && status !== "SUSPENDED" && (
                    <p class="banner" role="status">{STATUS_WORDS[status].words}.</p>
                )}
                <section class="panel" aria-label="Prices">
                    <Grid market={market} book={book} chosen={chosen} onChoose={setChosen} />
                </section>
                <Dock market={market} book={book} />
                <MarketTabs market={market} status={status} runner={runner} selectionId={chosen} />
            </div>
            <div class="market-ladder">
                <Ladder
                    key={chosen}
                    market={market}
                    runner={runner}
                    selectionId={chosen}
                    suspended={status !== "OPEN"}
                />
            </div>
            <div class="market-side stack">
                <SlipPanel />
                <WatchList />
            </div>
        </div>
    );
}
