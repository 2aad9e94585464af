import type { Bet } from "../../api/types.ts";
import { pathWith } from "../../api/page.ts";
import type { Column } from "../../components/DataTable.tsx";
import { PriceText, SizeText, When } from "../../components/Figures.tsx";
import { MarketName } from "../../components/MarketName.tsx";
import { PagedTable } from "../../components/PagedTable.tsx";
import { PeriodChips, periodOf, readPeriod } from "../../components/PeriodChips.tsx";
import { eventName } from "../../components/words.ts";
import { useDeals } from "../../state/deals.ts";
import { useMarkets } from "../../state/markets.ts";
import { usePages } from "../../state/pages.ts";
import { go, place } from "../../state/router.ts";
import { useStore } from "../../state/store.ts";
import { isOfNo, SideOf } from "./orderColumns.tsx";

const EVERY_MS = 15_000;

/** Every match of one's orders. */
export function Bets() {
    const { query } = useStore(place);
    const period = readPeriod(query.get("days"));
    const marketId = query.get("market") ?? undefined;
    const bets = usePages<Bet>("/bets", { marketId, from: periodOf(period) }, EVERY_MS);
    const market = useMarkets(bets.value?.map((each) => each.marketId) ?? []);
    const deals = useDeals(bets.value ?? [], market);
    const deal = (bet: Bet) => deals.ofBet(bet, bets.value ?? []);
    const ofNo = (bet: Bet) => isOfNo(market(bet.marketId), bet.side, deal(bet));
    const columns: Column<Bet>[] = [
        { name: "Market", cell: (bet) => <MarketName id={bet.marketId} market={market(bet.marketId)} /> },
        { name: "Bet", cell: (bet) => <SideOf market={market(bet.marketId)} order={bet} deal={deal(bet)} /> },
        {
            name: "Price",
            number: true,
            cell: (bet) => (
                <>
                    <PriceText kind={market(bet.marketId)?.kind} of={bet.reducedPrice ?? bet.price} ofNo={ofNo(bet)} />
                    {bet.reducedPrice && (
                        <small class="soft" title="A selection was removed, which shortened the odds">
                            {" was "}
                            <PriceText kind={market(bet.marketId)?.kind} of={bet.price} />
                        </small>
                    )}
                </>
            ),
        },
        { name: "Size", number: true, cell: (bet) => <SizeText of={bet.size} kind={market(bet.marketId)?.kind} /> },
        {
            name: "Matched",
            cell: (bet) => (
                <a href={"/orders/" + encodeURIComponent(bet.orderId)}>
                    <When at={bet.time} />
                </a>
            ),
        },
    ];
    return (
        <section class="stack" aria-label="Bets">
            <div class="row">
                <PeriodChips
                    value={period}
                    onPick={(days) => go(pathWith("/portfolio/bets", { days, market: marketId }), true)}
                />
                {marketId !== undefined && (
                    <a class="button button-small spread" href={pathWith("/portfolio/bets", { days: period })}>
                        Only {eventName(market(marketId)?.event.name ?? "one market")}: show all
                    </a>
                )}
            </div>
            <PagedTable
                of={bets}
                caption="Bets"
                columns={columns}
                rowKey={(bet) => bet.seq}
                empty={
                    <p>
                        Nothing of yours was matched in this time. <a href="/">Find a market</a>
                    </p>
                }
            />
        </section>
    );
}
