import { useEffect, useState } from "preact/hooks";
import type { Market } from "../../api/types.ts";
import { Async } from "../../components/Async.tsx";
import { Chips } from "../../components/Chips.tsx";
import { KeyList } from "../../components/KeyList.tsx";
import { SlipPanel } from "../../components/slip/SlipPanel.tsx";
import { WatchList } from "../../components/WatchList.tsx";
import { type MarketStatus, runnerOf } from "../../domain/book.ts";
import { formatPrice } from "../../domain/odds.ts";
import { usePriceFormat } from "../../components/Price.tsx";
import { armed } from "../../state/armed.ts";
import { useRemembered } from "../../state/layout.ts";
import { connection, useBook, useWatch } from "../../state/live.ts";
import { useMarket, useSeenMarket } from "../../state/markets.ts";
import { useMedia } from "../../state/media.ts";
import { preferences } from "../../state/preferences.ts";
import { session } from "../../state/session.ts";
import { useStore } from "../../state/store.ts";
import { useCashOutKey } from "./cashOutKey.ts";
import { CashOutStrip } from "./CashOutStrip.tsx";
import { Dock, DOCK_TABS, type DockTab } from "./Dock.tsx";
import { Grid } from "./Grid.tsx";
import { Head } from "./Head.tsx";
import { Ladders } from "./Ladders.tsx";
import { useMarketKeys } from "./marketKeys.ts";
import { About, MarketTabs } from "./MarketTabs.tsx";
import { OneClick } from "./OneClick.tsx";
import { standingWords } from "./resultWords.ts";

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

const PANELS = ["Prices", "Chart", "Depth", "Mine", "Trades", "Rules"] as const;
type Panel = typeof PANELS[number];

function Opened({ market }: { market: Market }) {
    const book = useBook(market.marketId);
    const [chosen, setChosen] = useState(market.selections[0]?.id ?? "");
    const [panel, setPanel] = useRemembered<Panel>("market.panel", PANELS, "Prices");
    const [tab, setTab] = useRemembered<DockTab>("market.dock", DOCK_TABS, "orders");
    const [keys, setKeys] = useState(false);
    const phone = useMedia("(max-width: 640px)");
    const { ladder } = useStore(preferences);
    const loggedIn = useStore(session) !== null;
    const live = useStore(connection).kind === "live";
    const isArmed = useStore(armed)?.marketId === market.marketId;
    const format = usePriceFormat(market.kind);
    const status = book?.status ?? market.status;
    const runner = runnerOf(book, chosen);
    const best = runner?.backs[0]?.price;
    useMarketKeys(market, runner, () => setKeys(true));
    const showPosition = () => {
        if (phone) {
            setPanel("Mine");
        }
        setTab("position");
    };
    useCashOutKey(market.kind === "SPOT", showPosition);
    useEffect(() => {
        const name = market.selections.find(({ id }) => id === chosen)?.name ?? market.name;
        document.title = (best === undefined ? "" : formatPrice(market.kind, best, format) + " ") + name +
            " - Crossbook";
    }, [best, chosen, format]);
    const shows = (each: Panel) => !phone || panel === each;
    const about = { market, status, runner, selectionId: chosen };
    return (
        <div class="market-page" data-stale={!live} data-armed={isArmed}>
            <div class="market-main stack">
                <Head market={market} book={book} />
                <Standing market={market} status={status} />
                {keys && <KeyList onClose={() => setKeys(false)} />}
                {phone && (
                    <Chips
                        label="Show"
                        options={PANELS.map((each) => [each, each] as const)}
                        value={panel}
                        onPick={setPanel}
                    />
                )}
                {shows("Prices") && (
                    <section class="panel" aria-label="Prices">
                        <Grid market={market} book={book} chosen={chosen} onChoose={setChosen} />
                    </section>
                )}
                {shows("Mine") && <Dock market={market} book={book} tab={tab} onTab={setTab} />}
                {!phone
                    ? <MarketTabs {...about} />
                    : panel !== "Prices" && panel !== "Mine" && (
                        <section class="panel" aria-label={panel}>
                            <About tab={panel} {...about} />
                        </section>
                    )}
            </div>
            <div class="market-ladder stack">
                {shows("Prices") && (
                    <>
                        {ladder && (
                            <Ladders market={market} book={book} status={status} chosen={chosen} onChoose={setChosen} />
                        )}
                        <OneClick market={market} status={status} version={book?.definition?.version} />
                        <button
                            type="button"
                            class="button button-quiet button-small market-keys"
                            onClick={() => setKeys(true)}
                        >
                            Keys <kbd>?</kbd>
                        </button>
                    </>
                )}
            </div>
            {phone && loggedIn && !(panel === "Mine" && tab === "position") && (
                <CashOutStrip market={market} book={book} onPosition={showPosition} />
            )}
            <div class="market-side stack">
                <SlipPanel />
                <WatchList />
            </div>
        </div>
    );
}

/** What it means that a market is not open. */
function Standing({ market, status }: { market: Market; status: MarketStatus }) {
    if (status === "OPEN") {
        return null;
    }
    return status === "SUSPENDED"
        ? (
            <p class="banner" data-tone="warn" role="status">
                Suspended: nothing can be placed until it opens again. What you have waiting stays and can be cancelled.
            </p>
        )
        : <p class="banner" role="status">{standingWords(market, status)}</p>;
}
