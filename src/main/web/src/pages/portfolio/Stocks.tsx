import type { Holding } from "../../api/types.ts";
import type { Column } from "../../components/DataTable.tsx";
import { Amount, PriceText, Profit, SizeText } from "../../components/Figures.tsx";
import { MarketName } from "../../components/MarketName.tsx";
import { PagedTable } from "../../components/PagedTable.tsx";
import { parseAmount, parseSize } from "../../domain/money.ts";
import { usePages } from "../../state/pages.ts";

const EVERY_MS = 5_000;

const none = <span class="soft" title="Nothing was traded yet, so there is no price">not priced</span>;

const COLUMNS: Column<Holding>[] = [
    { name: "Stock", cell: (each) => <MarketName id={each.marketId} name={each.marketName} /> },
    {
        name: "Shares",
        number: true,
        cell: (each) => (
            <>
                <SizeText of={each.size} />
                {parseSize(each.reserved) > 0 && (
                    <small class="soft">
                        {" "}
                        <SizeText of={each.reserved} /> offered
                    </small>
                )}
            </>
        ),
    },
    {
        name: "Average price",
        number: true,
        cell: (each) =>
            each.averagePrice === undefined ? <span class="soft">none</span> : (
                <PriceText
                    kind="SPOT"
                    of={each.averagePrice}
                />
            ),
    },
    {
        name: "Last price",
        number: true,
        cell: (each) => each.lastPrice === undefined ? none : <PriceText kind="SPOT" of={each.lastPrice} />,
    },
    {
        name: "Market value",
        number: true,
        cell: (each) => each.marketValue === undefined ? none : <Amount of={each.marketValue} />,
    },
    {
        name: "Unrealised",
        number: true,
        cell: (each) => each.unrealisedProfit === undefined ? none : <Profit of={each.unrealisedProfit} />,
    },
    { name: "Realised", number: true, cell: (each) => <Profit of={each.realisedProfit} /> },
];

/** Shares and what they are worth at the last price. */
export function Stocks() {
    const holdings = usePages<Holding>("/portfolio", {}, EVERY_MS);
    const all = holdings.value ?? [];
    const sum = (take: (each: Holding) => string | undefined) =>
        all.reduce((total, each) => total + parseAmount(take(each) ?? "0.00"), 0n);
    return (
        <section class="stack" aria-label="Stocks">
            {all.length > 0 && (
                <dl class="tiles">
                    <Sum name="Market value" plain of={sum((each) => each.marketValue)} />
                    <Sum name="Unrealised profit" of={sum((each) => each.unrealisedProfit)} />
                    <Sum name="Realised profit" of={sum((each) => each.realisedProfit)} />
                </dl>
            )}
            <PagedTable
                of={holdings}
                caption="Stocks"
                columns={COLUMNS}
                rowKey={(each) => each.marketId}
                empty={
                    <p>
                        You hold no shares. <a href="/">Look at the markets</a>
                    </p>
                }
            />
            <p class="soft">
                Valued at the last traded price, which need not be what a sale would bring. Unrealised profit is market
                value less what the shares cost.
            </p>
        </section>
    );
}

function Sum({ name, of, plain = false }: { name: string; of: bigint; plain?: boolean }) {
    return (
        <div class="tile panel">
            <dt>{name}</dt>
            <dd>{plain ? <Amount of={of} /> : <Profit of={of} />}</dd>
        </div>
    );
}
