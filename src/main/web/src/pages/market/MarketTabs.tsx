import type { Market, MarketStatus } from "../../api/types.ts";
import { Chips } from "../../components/Chips.tsx";
import type { RunnerView } from "../../domain/book.ts";
import { useRemembered } from "../../state/layout.ts";
import { ChartPanel } from "./ChartPanel.tsx";
import { DepthPanel } from "./DepthPanel.tsx";
import { RulesPanel } from "./RulesPanel.tsx";
import { TradesPanel } from "./TradesPanel.tsx";

const TABS = ["Chart", "Depth", "Trades", "Rules"] as const;
type Tab = typeof TABS[number];

const OPTIONS = TABS.map((tab) => [tab, tab] as const);

interface Props {
    market: Market;
    status: MarketStatus;
    runner: RunnerView | null;
    selectionId: string;
}

/** Everything there is to look at beside the prices; what is hidden costs nothing. */
export function MarketTabs(props: Props) {
    const { market, selectionId } = props;
    const [tab, setTab] = useRemembered<Tab>("market.about", TABS, "Chart");
    const name = market.selections.find(({ id }) => id === selectionId)?.name;
    return (
        <section class="panel" aria-label="About the market">
            <div class="panel-head">
                <Chips label="Show" options={OPTIONS} value={tab} onPick={setTab} />
                {tab !== "Rules" && <span class="soft spread">{name}</span>}
            </div>
            <About tab={tab} {...props} />
        </section>
    );
}

/** One of the things there are to look at; only the one that is shown costs anything. */
export function About({ tab, market, status, runner, selectionId }: Props & { tab: Tab }) {
    return (
        <>
            {tab === "Chart" && (
                <ChartPanel key={selectionId} market={market} runner={runner} selectionId={selectionId} />
            )}
            {tab === "Depth" && <DepthPanel market={market} runner={runner} />}
            {tab === "Trades" && <TradesPanel market={market} selectionId={selectionId} />}
            {tab === "Rules" && <RulesPanel market={market} status={status} />}
        </>
    );
}
