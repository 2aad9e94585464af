import type { Wallet } from "../../api/types.ts";
import { type Column, DataTable } from "../../components/DataTable.tsx";
import { Amount, Profit, SizeText } from "../../components/Figures.tsx";
import { MarketName } from "../../components/MarketName.tsx";
import { maxOf, minOf, parseAmount } from "../../domain/money.ts";
import { useMarkets } from "../../state/markets.ts";

type Stake = Wallet["markets"][number];

/** In which markets a wallet's money and shares are. */
export function Stakes({ wallet }: { wallet: Wallet }) {
    // Of a market in stocks only money set aside for orders is at stake; the shares have a table of their own.
    const stakes = wallet.markets.filter((each) => each.profitIfOutcome.length > 0 || Number(each.exposure) !== 0);
    const ids = [...stakes, ...wallet.holdings].map((each) => each.marketId);
    const market = useMarkets(ids);
    const columns: Column<Stake>[] = [
        { name: "Market", cell: (each) => <MarketName id={each.marketId} market={market(each.marketId)} /> },
        { name: "At stake", number: true, cell: (each) => <Amount of={each.exposure} /> },
        { name: "Worst outcome", number: true, cell: (each) => extreme(each, minOf) },
        { name: "Best outcome", number: true, cell: (each) => extreme(each, maxOf) },
    ];
    if (ids.length === 0) {
        return (
            <p class="empty">
                Nothing is tied up. <a href="/">Find a market</a>
            </p>
        );
    }
    return (
        <>
            {stakes.length > 0 && (
                <DataTable
                    caption="Exposure by market"
                    columns={columns}
                    rows={stakes}
                    rowKey={(each) => each.marketId}
                />
            )}
            {wallet.holdings.length > 0 && (
                <DataTable
                    caption="Shares"
                    columns={[
                        {
                            name: "Stock",
                            cell: (each) => <MarketName id={each.marketId} market={market(each.marketId)} />,
                        },
                        { name: "Shares", number: true, cell: (each) => <SizeText of={each.size} /> },
                        { name: "Offered", number: true, cell: (each) => <SizeText of={each.reserved} /> },
                    ]}
                    rows={wallet.holdings}
                    rowKey={(each) => each.marketId}
                />
            )}
        </>
    );
}

function extreme(stake: Stake, pick: (first: bigint, second: bigint) => bigint) {
    const profits = stake.profitIfOutcome.map(parseAmount);
    return profits.length === 0 ? <span class="soft">none</span> : <Profit of={profits.reduce(pick)} />;
}
