import { pathWith } from "../../api/page.ts";
import type { UserSettlement } from "../../api/types.ts";
import type { Column } from "../../components/DataTable.tsx";
import { Amount, Profit, When } from "../../components/Figures.tsx";
import { MarketName } from "../../components/MarketName.tsx";
import { PagedTable } from "../../components/PagedTable.tsx";
import { PeriodChips, periodOf, readPeriod } from "../../components/PeriodChips.tsx";
import { parseAmount } from "../../domain/money.ts";
import { useMarkets } from "../../state/markets.ts";
import { usePages } from "../../state/pages.ts";
import { go, place } from "../../state/router.ts";
import { useStore } from "../../state/store.ts";

const EVERY_MS = 15_000;
const OUTCOMES: Record<UserSettlement["outcome"], { words: string; tone: string }> = {
    SETTLED: { words: "Settled", tone: "plain" },
    VOIDED: { words: "Void, stakes came back", tone: "plain" },
    CORRECTED: { words: "Corrected", tone: "warn" },
};

/** What one's markets came to. */
export function Settlements() {
    const period = readPeriod(useStore(place).query.get("days"));
    const settlements = usePages<UserSettlement>("/settlements", { from: periodOf(period) }, EVERY_MS);
    const market = useMarkets(settlements.value?.map((each) => each.marketId) ?? []);
    const columns: Column<UserSettlement>[] = [
        {
            name: "Market",
            cell: (each) => <MarketName id={each.marketId} market={market(each.marketId)} name={each.marketName} />,
        },
        {
            name: "Outcome",
            cell: (each) => (
                <span class="badge" data-tone={OUTCOMES[each.outcome].tone}>{OUTCOMES[each.outcome].words}</span>
            ),
        },
        { name: "Profit", number: true, cell: (each) => <Profit of={each.profit} /> },
        { name: "Commission", number: true, cell: (each) => <Amount of={each.commission} /> },
        {
            name: "For you",
            number: true,
            cell: (each) => (
                <strong>
                    <Profit of={parseAmount(each.profit) - parseAmount(each.commission)} />
                </strong>
            ),
        },
        { name: "Time", cell: (each) => <When at={each.time} /> },
    ];
    return (
        <section class="stack" aria-label="Settlements">
            <PeriodChips
                value={period}
                onPick={(days) => go(pathWith("/portfolio/settlements", { days }), true)}
            />
            <PagedTable
                of={settlements}
                caption="Settlements"
                columns={columns}
                rowKey={(each) => each.seq}
                empty={
                    <p>
                        None of your markets was settled in this time. <a href="/portfolio">Your positions</a>
                    </p>
                }
            />
        </section>
    );
}
