import type { Wallet } from "../../api/types.ts";
import { Tabs } from "../../components/Tabs.tsx";
import { useLoaded } from "../../state/loading.ts";
import { useOwnNews } from "../../state/ownNews.ts";
import { client } from "../../state/session.ts";
import { MoneyTiles } from "../wallet/MoneyTiles.tsx";
import { Bets } from "./Bets.tsx";
import { OpenOrders } from "./OpenOrders.tsx";
import { OrderHistory } from "./OrderHistory.tsx";
import { Performance } from "./Performance.tsx";
import { Positions } from "./Positions.tsx";
import { Settlements } from "./Settlements.tsx";
import { Stocks } from "./Stocks.tsx";

const EVERY_MS = 15_000;

const TABS = [
    { name: "positions", words: "Positions", show: () => <Positions /> },
    { name: "orders", words: "Open orders", show: () => <OpenOrders /> },
    { name: "history", words: "Order history", show: () => <OrderHistory /> },
    { name: "bets", words: "Bets", show: () => <Bets /> },
    { name: "settlements", words: "Settlements", show: () => <Settlements /> },
    { name: "stocks", words: "Stocks", show: () => <Stocks /> },
    { name: "performance", words: "Performance", show: () => <Performance /> },
];

const addressOf = (name: string) => name === TABS[0]!.name ? "/portfolio" : "/portfolio/" + name;

/** What one has at stake, has ordered and has made. */
export function PortfolioPage({ tab }: { tab: string }) {
    const wallet = useLoaded((signal) => client.ask<Wallet>("/wallet", { signal }), [], EVERY_MS);
    useOwnNews(wallet.reload);
    const shown = TABS.find((each) => each.name === tab) ?? TABS[0]!;
    return (
        <div class="stack">
            <h1>Portfolio</h1>
            <MoneyTiles of={wallet} />
            <Tabs
                label="Portfolio"
                tabs={TABS.map(({ name, words }) => ({ href: addressOf(name), words }))}
                current={addressOf(shown.name)}
            />
            {shown.show()}
            {wallet.value && <p class="soft">Amounts are in {wallet.value.currency}.</p>}
        </div>
    );
}
