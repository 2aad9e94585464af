import type { Market, Position } from "../../api/types.ts";
import { Chips } from "../../components/Chips.tsx";
import { Async } from "../../components/Async.tsx";
import { Amount, Profit, When } from "../../components/Figures.tsx";
import { MarketName } from "../../components/MarketName.tsx";
import { StatusBadge } from "../../components/StatusBadge.tsx";
import { KIND_WORDS } from "../../components/words.ts";
import { eventAddress } from "../../domain/events.ts";
import { pathWith } from "../../api/page.ts";
import { parseAmount } from "../../domain/money.ts";
import { openLines } from "../../domain/orders.ts";
import { profitsWith } from "../../domain/pnl.ts";
import { own } from "../../state/live.ts";
import { useMarkets } from "../../state/markets.ts";
import { usePages } from "../../state/pages.ts";
import { go, place } from "../../state/router.ts";
import { useStore } from "../../state/store.ts";
import { termsOf } from "../../state/terms.ts";

const EVERY_MS = 5_000;
const COUNTED = [["matched", "Without unmatched orders"], ["all", "If all of them match"]] as const;
const CHOICES = [["OPEN", "Open"], ["SETTLED", "Over"]] as const;

/** Where something is at stake, or was. */
export function Positions() {
    const asked = useStore(place, (now) => now.query.get("status"));
    const counted = useStore(place, (now) => now.query.get("count")) === "all" ? "all" : "matched";
    const status = asked === "SETTLED" ? "SETTLED" : "OPEN";
    const positions = usePages<Position>("/positions", { status }, EVERY_MS);
    const market = useMarkets(positions.value?.map((each) => each.marketId) ?? []);
    return (
        <section class="stack" aria-label="Positions">
            <div class="row">
                <Chips
                    label="Which positions"
                    options={CHOICES}
                    value={status}
                    onPick={(next) => go("/portfolio" + (next === "OPEN" ? "" : "?status=" + next), true)}
                />
                {status === "OPEN" && (
                    <Chips
                        label="Unmatched orders"
                        options={COUNTED}
                        value={counted}
                        onPick={(next) => go("/portfolio" + (next === "matched" ? "" : "?count=" + next), true)}
                    />
                )}
            </div>
            <Async of={positions} rows={6} empty={<Nothing open={status === "OPEN"} />}>
                {(items) => (
                    <ul class="position-list">
                        {items.map((each) => (
                            <Card
                                key={each.marketId}
                                position={each}
                                market={market(each.marketId)}
                                withOpen={counted === "all"}
                            />
                        ))}
                    </ul>
                )}
            </Async>
            {positions.more && (
                <div class="table-more">
                    <button type="button" class="button" onClick={positions.more}>Show more</button>
                </div>
            )}
        </section>
    );
}

function Nothing({ open }: { open: boolean }) {
    return (
        <p>
            {open ? "You have nothing at stake. " : "None of your markets is over yet. "}
            <a href="/">Find a market</a>
        </p>
    );
}

interface CardProps {
    position: Position;
    market: Market | undefined;
    /** Whether open orders count as if all of them had been matched at their limits. */
    withOpen: boolean;
}

function Card({ position, market, withOpen }: CardProps) {
    const over = position.status !== "OPEN";
    return (
        <li class="panel position">
            <div class="position-head">
                <MarketName id={position.marketId} market={market} name={position.marketName} />
                <span class="row">
                    {market && <StatusBadge status={market.status} inPlay={market.inPlay} />}
                    <small class="soft">{KIND_WORDS[position.kind]}</small>
                    {market && <a href={eventAddress(market.event)}>Event</a>}
                </span>
            </div>
            {over
                ? <Result position={position} />
                : <Outcomes position={position} market={market} withOpen={withOpen} />}
        </li>
    );
}

function Result({ position }: { position: Position }) {
    const profit = parseAmount(position.profit ?? "0.00");
    const commission = parseAmount(position.commission ?? "0.00");
    return (
        <dl class="position-lines">
            <div>
                <dt>{position.status === "VOIDED" ? "Void: stakes came back" : "Came to"}</dt>
                <dd class="number">
                    <Profit of={profit} />
                </dd>
            </div>
            <div>
                <dt>Commission</dt>
                <dd class="number">
                    <Amount of={commission} />
                </dd>
            </div>
            <div>
                <dt>
                    For you {position.settledAt && (
                        <small class="soft">
                            <When at={position.settledAt} />
                        </small>
                    )}
                </dt>
                <dd class="number">
                    <strong>
                        <Profit of={profit - commission} />
                    </strong>
                </dd>
            </div>
        </dl>
    );
}

function Outcomes({ position, market, withOpen }: CardProps) {
    const mine = useStore(own);
    const lines = openLines(mine, position.marketId);
    const before = mine.markets.get(position.marketId);
    const after = withOpen && market !== undefined && before !== undefined
        ? profitsWith(termsOf(market), before.profitIfOutcome, lines, before.bySelection).outcomes
        : null;
    return (
        <dl class="position-lines">
            {position.kind === "SPOT" && (
                <div>
                    <dt>Shares</dt>
                    <dd>
                        <a href="/portfolio/stocks">What they are worth</a>
                    </dd>
                </div>
            )}
            {market !== undefined && market.numberOfWinners > 1 && (
                <div class="soft">
                    <dt>{market.numberOfWinners} of these win</dt>
                    <dd>at least</dd>
                </div>
            )}
            {position.outcomes.map((outcome, index) => (
                <div key={outcome.selectionId ?? ""}>
                    <dt>{outcomeName(position, outcome)}</dt>
                    <dd class="number">
                        <Profit of={after?.[index]?.profit ?? outcome.profit} />
                    </dd>
                </div>
            ))}
            <div class="position-total">
                <dt>At stake, with open orders</dt>
                <dd class="number">
                    <Amount of={position.exposure} />
                </dd>
            </div>
            <div class="position-total">
                <dt>
                    <a href={pathWith("/portfolio/bets", { market: position.marketId, days: "all" })}>Bets</a>
                </dt>
                <dd>{lines.length > 0 && `${lines.length} open ${lines.length === 1 ? "order" : "orders"}`}</dd>
            </div>
        </dl>
    );
}

function outcomeName({ kind, outcomes }: Position, { selectionId, name }: Position["outcomes"][number]): string {
    const alone = kind === "YES_NO" && outcomes.length === 2 && outcomes[1]!.selectionId === undefined;
    if (alone) {
        return selectionId === undefined ? "No" : "Yes";
    }
    return selectionId === undefined ? "None of them" : name ?? selectionId;
}
