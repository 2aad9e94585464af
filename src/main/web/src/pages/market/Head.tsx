import type { Market } from "../../api/types.ts";
import { Star } from "../../components/Star.tsx";
import { StatusBadge } from "../../components/StatusBadge.tsx";
import { useNow } from "../../components/LiveStatus.tsx";
import { eventName, isDemo, KIND_WORDS } from "../../components/words.ts";
import type { MarketView } from "../../domain/book.ts";
import { eventAddress } from "../../domain/events.ts";
import { formatAge, formatFully, formatPercent, formatUntil } from "../../domain/formats.ts";
import { filterAddress } from "../../domain/listFilter.ts";
import { formatCompact } from "../../domain/money.ts";
import { bookPercentage } from "../../domain/odds.ts";

/** What the market is, how it stands, and what comes next. */
export function Head({ market, book }: { market: Market; book: MarketView | null }) {
    const status = book?.status ?? market.status;
    const inPlay = book?.definition?.inPlay ?? market.inPlay;
    const volume = (book?.runners ?? []).reduce((sum, runner) => sum + runner.tv, 0);
    const percentage = market.kind === "SPOT" || market.numberOfWinners !== 1 || market.selections.length < 2
        ? null
        : bookPercentage(market.kind, (book?.runners ?? []).map(({ backs }) => backs[0]?.price ?? null));
    return (
        <header class="market-head">
            <div class="market-head-title">
                <nav class="crumbs" aria-label="Where this is">
                    <a href="/">Markets</a>
                    <a href={filterAddress({ kind: market.kind })}>{KIND_WORDS[market.kind]}</a>
                    <a href={eventAddress(market.event)}>All markets of the event</a>
                </nav>
                <h1>{eventName(market.event.name)}</h1>
                {market.name !== eventName(market.event.name) && <span class="soft">{market.name}</span>}
            </div>
            <div class="row">
                <Star marketIds={[market.marketId]} name={eventName(market.event.name)} />
                <StatusBadge status={status} inPlay={inPlay} />
                {isDemo(market.event.name) && <span class="badge" title="Traded by bots, with play money">Demo</span>}
                <span class="badge">{KIND_WORDS[market.kind]}</span>
                <Next market={market} inPlay={inPlay} />
                <span class="badge" title="Size traded so far">{formatCompact(volume)} traded</span>
                {percentage !== null && (
                    <span class="badge" title="Sum of the probabilities of the best prices to back">
                        Book {formatPercent(percentage)}
                    </span>
                )}
                {book?.lastChangeAt && <Quiet since={book.lastChangeAt} />}
                <a class="button button-small" href={"/notifications/alerts?market=" + market.marketId}>Set an alert</a>
            </div>
        </header>
    );
}

function Next({ market, inPlay }: { market: Market; inPlay: boolean }) {
    const now = useNow(1_000);
    const start = market.turnInPlayAt ?? market.event.startsAt;
    const [word, at] = !inPlay && start !== undefined && Date.parse(start) > now
        ? ["Starts", start]
        : market.closesAt !== undefined && Date.parse(market.closesAt) > now
        ? ["Closes", market.closesAt]
        : [null, null];
    return at === null ? null : <span class="badge" title={formatFully(at)}>{word} {formatUntil(at, now)}</span>;
}

/** A quiet market is not a stale one: it says since when nothing has happened. */
function Quiet({ since }: { since: string }) {
    const now = useNow(5_000);
    const age = now - Date.parse(since);
    return age < 10_000 ? null : <span class="badge" title={formatFully(since)}>Last change {formatAge(age)} ago</span>;
}
