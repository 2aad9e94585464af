import type { BookSelection, MarketSummary } from "../../api/types.ts";
import { PriceButton, sideWord, usePriceFormat } from "../../components/Price.tsx";
import { Star } from "../../components/Star.tsx";
import { StatusBadge } from "../../components/StatusBadge.tsx";
import { eventName, isDemo } from "../../components/words.ts";
import type { RunnerView } from "../../domain/book.ts";
import { formatShort } from "../../domain/formats.ts";
import { formatCompact, parsePrice, parseSize } from "../../domain/money.ts";
import { formatPrice, formatProbability, probability } from "../../domain/odds.ts";
import { sidesOf } from "../../domain/units.ts";
import { useBook } from "../../state/live.ts";
import { pick } from "../../state/slip.ts";

/** What the list of markets said, until the stream says more. */
function listed(prices: BookSelection): RunnerView {
    const levels = (list: [string, string][] | undefined) =>
        (list ?? []).map(([price, size]) => ({ price: parsePrice(price), size: parseSize(size), wire: "" }));
    return {
        id: prices.id,
        ltp: prices.lastTraded === undefined ? null : parsePrice(prices.lastTraded),
        tv: parseSize(prices.traded),
        backs: levels(prices.back ?? prices.asks),
        lays: levels(prices.lay ?? prices.bids),
    };
}

/** One market in a list: its name, and the best prices of each selection; below its event the event goes without saying. */
export function MarketRow({ market, inEvent = false }: { market: MarketSummary; inEvent?: boolean }) {
    const book = useBook(market.marketId);
    const runners = book?.runners ?? market.prices.map(listed);
    const status = book?.status ?? market.status;
    const inPlay = book?.definition?.inPlay ?? market.inPlay;
    const { buy, sell } = sidesOf(market.kind);
    const format = usePriceFormat(market.kind);
    const volume = runners.reduce((sum, runner) => sum + runner.tv, 0);
    const name = (id: string) => market.prices.find((each) => each.id === id)?.name ?? id;
    const event = eventName(market.event.name);
    const version = book?.definition?.version ?? market.version;
    return (
        <article class="market-row" data-closed={status !== "OPEN"}>
            <div class="market-row-about">
                <Star marketIds={[market.marketId]} name={event + (inEvent ? ", " + market.name : "")} />
                <a href={"/m/" + market.marketId}>
                    <strong>{inEvent ? market.name : event}</strong>
                    {!inEvent && market.name !== event && <span class="soft">{market.name}</span>}
                </a>
                <span class="market-card-meta">
                    {isDemo(market.event.name) && <span class="badge">Demo</span>}
                    {(status !== "OPEN" || inPlay) && <StatusBadge status={status} inPlay={inPlay} />}
                    {market.event.startsAt && !inPlay && <span>{formatShort(market.event.startsAt, Date.now())}</span>}
                    <span>{formatCompact(volume)} traded</span>
                </span>
            </div>
            <div class="market-row-prices">
                {runners.map((runner) => (
                    <div key={runner.id} class="market-row-runner">
                        <span class="market-row-name" title={name(runner.id)}>
                            {name(runner.id)}
                            {runner.ltp !== null && (
                                <small class="soft">
                                    {market.kind === "SPOT"
                                        ? "Last " + formatPrice(market.kind, runner.ltp, format)
                                        : formatProbability(probability(market.kind, runner.ltp))}
                                </small>
                            )}
                        </span>
                        {([[buy, runner.backs[0]], [sell, runner.lays[0]]] as const).map(([side, level]) => (
                            <PriceButton
                                key={side}
                                kind={market.kind}
                                side={side}
                                name={name(runner.id)}
                                best
                                price={level?.price}
                                size={level?.size}
                                disabled={status !== "OPEN"}
                                onPick={(price) =>
                                    pick({
                                        marketId: market.marketId,
                                        selectionId: runner.id,
                                        kind: market.kind,
                                        side,
                                        price,
                                        version,
                                    })}
                            />
                        ))}
                    </div>
                ))}
                <span class="visually-hidden">
                    {sideWord(market.kind, buy)} and {sideWord(market.kind, sell)}
                </span>
            </div>
        </article>
    );
}
