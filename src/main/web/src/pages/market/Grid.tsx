import type { Market } from "../../api/types.ts";
import { PriceButton, sideWord } from "../../components/Price.tsx";
import { Profit } from "../../components/Money.tsx";
import type { MarketView, RunnerView } from "../../domain/book.ts";
import { formatCompact, formatSizeExactly } from "../../domain/money.ts";
import { formatPrice, formatProbability, probability } from "../../domain/odds.ts";
import { sidesOf } from "../../domain/units.ts";
import { usePriceFormat } from "../../components/Price.tsx";
import { connection, own } from "../../state/live.ts";
import { pickPrice } from "../../state/picking.ts";
import { preferences } from "../../state/preferences.ts";
import { useStore } from "../../state/store.ts";
import { ReadPrices } from "./ReadPrices.tsx";
import { spokenMarket } from "./spokenPrices.ts";

interface Props {
    market: Market;
    book: MarketView | null;
    chosen: string;
    onChoose: (selectionId: string) => void;
}

const FROM_BEST = [0, 1, 2];
const TOWARDS_BEST = [2, 1, 0];

/** The best three prices of each selection: blue to back or buy, pink to lay or sell. */
export function Grid({ market, book, chosen, onChoose }: Props) {
    const { buy, sell } = sidesOf(market.kind);
    const { swapped } = useStore(preferences);
    const [left, right] = swapped ? [sell, buy] : [buy, sell];
    const places = [
        ...TOWARDS_BEST.map((place) => [left, place] as const),
        ...FROM_BEST.map((place) => [right, place] as const),
    ];
    const profits = useStore(own).markets.get(market.marketId)?.profitIfOutcome ?? [];
    const format = usePriceFormat(market.kind);
    const live = useStore(connection).kind === "live";
    const suspended = book?.status !== null && book?.status !== "OPEN" && book !== null;
    return (
        <div class="grid-wrap" data-hatched={suspended}>
            <ReadPrices
                keyed
                words={() =>
                    spokenMarket(market, book?.runners ?? [], { status: book?.status ?? market.status, live, format })}
            />
            <table class="grid">
                <caption class="visually-hidden">Best prices of {market.name}</caption>
                <thead>
                    <tr>
                        <th scope="col">{market.kind === "SPOT" ? "Share" : "Selection"}</th>
                        <td class="grid-deep" />
                        <td class="grid-deep" />
                        <th scope="col" class="grid-side">{sideWord(market.kind, left)}</th>
                        <th scope="col" class="grid-side">{sideWord(market.kind, right)}</th>
                        <td class="grid-deep" />
                        <td class="grid-deep" />
                    </tr>
                </thead>
                <tbody>
                    {market.selections.map(({ id, name, removed }, index) => {
                        const runner = book?.runners.find((each) => each.id === id);
                        const profit = profits[index];
                        return (
                            <tr key={id} data-chosen={id === chosen} data-removed={removed}>
                                <th scope="row">
                                    <button
                                        type="button"
                                        class="grid-name"
                                        aria-pressed={id === chosen}
                                        title="Show it in the ladder and the chart"
                                        onClick={() => onChoose(id)}
                                    >
                                        {name}
                                    </button>
                                    <span class="grid-under">
                                        {removed ? "Removed" : <Last market={market} runner={runner} />}
                                        {profit !== undefined && profit !== 0n && <Profit of={profit} />}
                                    </span>
                                </th>
                                {places.map(([side, place]) => {
                                    const level = (side === buy ? runner?.backs : runner?.lays)?.[place];
                                    return (
                                        <td key={side + place} class={place > 0 ? "grid-deep" : ""}>
                                            <PriceButton
                                                kind={market.kind}
                                                side={side}
                                                name={name}
                                                best={place === 0}
                                                price={level?.price}
                                                size={level?.size}
                                                disabled={suspended || removed}
                                                onPick={(price) => pickPrice(market, id, side, price)}
                                            />
                                        </td>
                                    );
                                })}
                            </tr>
                        );
                    })}
                </tbody>
            </table>
        </div>
    );
}

function Last({ market, runner }: { market: Market; runner: RunnerView | undefined }) {
    const format = usePriceFormat(market.kind);
    if (runner === undefined || runner.ltp === null) {
        return <span>No trade yet</span>;
    }
    return (
        <span title={"Traded " + formatSizeExactly(runner.tv)}>
            Last {formatPrice(market.kind, runner.ltp, format)}
            {market.kind !== "SPOT" && `, ${formatProbability(probability(market.kind, runner.ltp))}`}
            {`, ${formatCompact(runner.tv)} traded`}
        </span>
    );
}
