import type { MarketStatus, MarketSummary } from "../../api/types.ts";
import { Async } from "../../components/Async.tsx";
import { StatusBadge } from "../../components/StatusBadge.tsx";
import { STATUS_WORDS } from "../../components/words.ts";
import { useLoaded } from "../../state/loading.ts";
import { client } from "../../state/session.ts";
import { ATTENTION_WORDS, counts, waiting } from "./attention.ts";
import { allMarkets } from "./calls.ts";

const EVERY_MS = 5_000;
const SHOWN: readonly MarketStatus[] = [
    "OPEN",
    "SUSPENDED",
    "CLOSED",
    "PROPOSED",
    "DISPUTED",
    "SETTLING",
    "SETTLED",
    "VOIDED",
];

/** What is going on, and what waits for a person. */
export function Dashboard() {
    const markets = useLoaded(allMarkets, [], EVERY_MS);
    const switches = useLoaded(
        (signal) =>
            client.ask<{ items: unknown[] }>("/trading-switches", { signal }).then((value) => value.items.length),
        [],
        EVERY_MS,
    );
    const payments = useLoaded(
        (signal) =>
            client.ask<{ items: unknown[] }>("/payments/deposits?limit=200", { signal }).then((value) =>
                value.items.length
            ),
        [],
        EVERY_MS,
    );
    return (
        <>
            <h1>Dashboard</h1>
            <Async of={markets} rows={6}>
                {(all) => (
                    <>
                        <ul class="office-tiles">
                            {SHOWN.map((status) => (
                                <Tile
                                    key={status}
                                    href={"/office/markets?status=" + status}
                                    figure={counts(all).get(status) ?? 0}
                                    words={STATUS_WORDS[status].words}
                                />
                            ))}
                            <Tile href="/office/switches" figure={switches.value} words="Stops in force" />
                            <Tile href="/office/payments" figure={payments.value} words="Deposits in suspense" />
                        </ul>
                        <section class="panel">
                            <div class="panel-head">
                                <h2>Waiting for somebody</h2>
                            </div>
                            <Waiting markets={waiting(all)} />
                        </section>
                    </>
                )}
            </Async>
        </>
    );
}

function Tile({ href, figure, words }: { href: string; figure: number | undefined; words: string }) {
    return (
        <li>
            <a class="panel office-tile" href={href}>
                <strong>{figure ?? "-"}</strong>
                <span>{words}</span>
            </a>
        </li>
    );
}

function Waiting({ markets }: { markets: MarketSummary[] }) {
    if (markets.length === 0) {
        return <p class="empty">Nothing waits.</p>;
    }
    return (
        <ul class="office-waiting">
            {markets.map((market) => (
                <li key={market.marketId}>
                    <a href={"/office/markets/" + market.marketId}>{market.event.name}</a>
                    <span class="soft">{market.name}</span>
                    <span class="spread">{ATTENTION_WORDS[market.status]}</span>
                    <StatusBadge status={market.status} />
                </li>
            ))}
        </ul>
    );
}
