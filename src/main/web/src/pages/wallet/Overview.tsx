import type { Wallet } from "../../api/types.ts";
import { Async } from "../../components/Async.tsx";
import { type Column, DataTable } from "../../components/DataTable.tsx";
import { Amount, Profit, SizeText } from "../../components/Figures.tsx";
import { MarketName } from "../../components/MarketName.tsx";
import { downToCent, formatAmount, maxOf, minOf, parseAmount } from "../../domain/money.ts";
import { useMarkets } from "../../state/markets.ts";
import type { Loaded } from "../../state/loading.ts";
import { PaymentForm } from "./PaymentForm.tsx";

type Stake = Wallet["markets"][number];

/** Paying in and out, and where the money is tied up. */
export function Overview({ of }: { of: Loaded<Wallet> }) {
    const available = of.value && formatAmount(downToCent(of.value.available));
    const currency = of.value?.currency ?? "";
    return (
        <div class="wallet-columns">
            <div class="stack">
                <PaymentForm
                    kind="deposit"
                    title="Pay in"
                    hint="It is in your wallet at once."
                    currency={currency}
                    changed={of.reload}
                />
                <PaymentForm
                    kind="withdrawal"
                    title="Withdraw"
                    hint={available === undefined
                        ? "It is set aside at once and leaves when the payment provider confirms."
                        : `Up to ${available}. It is set aside at once and leaves when the payment provider confirms.`}
                    currency={currency}
                    changed={of.reload}
                />
            </div>
            <section class="panel" aria-labelledby="stakes">
                <div class="panel-head">
                    <h2 id="stakes">Where it is tied up</h2>
                </div>
                <Async of={of} rows={4}>
                    {(wallet) => <Stakes wallet={wallet} />}
                </Async>
                {Number(of.value?.commissionDiscountPercent ?? 0) > 0 && (
                    <p class="panel-body soft">
                        You pay {of.value!.commissionDiscountPercent}{" "}
                        % less commission in markets you enter from now on.
                    </p>
                )}
            </section>
        </div>
    );
}

function Stakes({ wallet }: { wallet: Wallet }) {
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
