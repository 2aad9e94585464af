import type { Market } from "../../api/types.ts";
import { openLines } from "../../domain/orders.ts";
import { needed, netOfCommission, profitsWith, takerFee } from "../../domain/pnl.ts";
import { formatSizeExactly, times } from "../../domain/money.ts";
import { saleProfit } from "../../domain/contracts.ts";
import type { BetLine, MarketTerms } from "../../domain/standing.ts";
import { buys } from "../../domain/units.ts";
import { own } from "../../state/live.ts";
import type { Slip } from "../../state/slip.ts";
import { useStore } from "../../state/store.ts";
import { selectionName } from "../../state/terms.ts";
import { slipDeal } from "../betName.ts";
import { Money, Profit } from "../Money.tsx";

interface Props {
    market: Market;
    terms: MarketTerms;
    slip: Slip;
    bet: BetLine;
}

/** What the order would make of the user's position, before it is sent. */
export function Outcomes({ market, terms, slip, bet }: Props) {
    const mine = useStore(own);
    const position = mine.markets.get(slip.marketId);
    const before = position?.profitIfOutcome ?? null;
    const { outcomes, exact } = profitsWith(terms, before, [bet], position?.bySelection);
    const held = { profitIfOutcome: before, bySelection: position?.bySelection, open: openLines(mine, slip.marketId) };
    const { funds, freed } = needed(terms, held, [bet]);
    const deal = slipDeal(mine, market, slip, bet.size);
    const profit = position?.bySelection[market.selections.findIndex(({ id }) => id === bet.selectionId)];
    const sale = profit !== undefined && deal !== null && deal.sold > 0
        ? saleProfit(bet.side, bet.price, deal.sold, profit)
        : null;
    const fee = takerFee(terms, bet.price, bet.size);
    return (
        <>
            <dl class="slip-outcomes">
                {terms.kind === "SPOT" && (
                    <div>
                        <dt>{buys(bet.side) ? "You pay at most" : "You get at least"}</dt>
                        <dd>
                            <Money of={times(bet.price, bet.size)} />
                        </dd>
                    </div>
                )}
                {sale !== null && (
                    <>
                        <div>
                            <dt>
                                Sells {formatSizeExactly(deal!.sold)} of those you hold: you get at least
                            </dt>
                            <dd>
                                <Money of={sale.proceeds} />
                            </dd>
                        </div>
                        <div>
                            <dt>Against what they cost you</dt>
                            <dd>
                                <Profit of={sale.profit} />
                            </dd>
                        </div>
                    </>
                )}
                {netOfCommission(terms, outcomes).map(({ selectionId, profit }) => (
                    <div key={selectionId ?? "none"} data-own={selectionId === bet.selectionId}>
                        <dt>{selectionId === null ? noneWins(market) : `If ${selectionName(market, selectionId)}`}</dt>
                        <dd>
                            <Profit of={profit} />
                        </dd>
                    </div>
                ))}
                {terms.kind !== "SPOT" && (
                    <div>
                        <dt class="soft">{freed > 0n ? "Sets free" : "Ties up"}</dt>
                        <dd>
                            <Money of={freed > 0n ? freed : funds} />
                        </dd>
                    </div>
                )}
                {fee > 0n && (
                    <div>
                        <dt class="soft">Taker fee, at most</dt>
                        <dd>
                            <Money of={fee} />
                        </dd>
                    </div>
                )}
            </dl>
            {terms.kind !== "SPOT" && (
                <p class="soft slip-note">
                    {before !== null && before.some((each) => each !== 0n) ? "With what you have already. " : ""}
                    {terms.commissionBps > 0 ? `After ${market.commissionPercent} % commission on net winnings.` : ""}
                    {exact ? "" : " At least; several can win here."}
                </p>
            )}
        </>
    );
}

const noneWins = (market: Market) => market.selections.length === 1 ? "If not" : "If none of them";
