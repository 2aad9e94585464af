import { useState } from "preact/hooks";
import type { MarketKind, MarketSummary } from "../api/types.ts";
import { Async } from "../components/Async.tsx";
import { StatusBadge } from "../components/StatusBadge.tsx";
import { KIND_WORDS } from "../components/words.ts";
import { useLoaded } from "../state/loading.ts";
import { client } from "../state/session.ts";

const EVERY_MS = 5_000;
const KINDS: readonly MarketKind[] = ["ODDS", "YES_NO", "SPOT"];

/** All markets, by kind and by what is typed. */
export function MarketsPage() {
    const [kind, setKind] = useState<MarketKind>();
    const [words, setWords] = useState("");
    const markets = useLoaded(
        (signal) => {
            const query = new URLSearchParams({ limit: "100" });
            if (kind) query.set("kind", kind);
            if (words.trim()) query.set("q", words.trim());
            return client.ask<{ items: MarketSummary[] }>("/markets?" + query, { signal });
        },
        [kind, words],
        EVERY_MS,
    );
    return (
        <div class="stack">
            <div class="row">
                <h1>Markets</h1>
                <div class="chips spread" role="group" aria-label="Kind">
                    <button
                        type="button"
                        class="chip"
                        aria-pressed={kind === undefined}
                        onClick={() => setKind(undefined)}
                    >
                        All
                    </button>
                    {KINDS.map((each) => (
                        <button
                            key={each}
                            type="button"
                            class="chip"
                            aria-pressed={kind === each}
                            onClick={() => setKind(each)}
                        >
                            {KIND_WORDS[each]}
                        </button>
                    ))}
                </div>
                <input
                    class="input markets-search"
                    type="search"
                    placeholder="Search"
                    aria-label="Search markets"
                    value={words}
                    onInput={(event) => setWords(event.currentTarget.value)}
                />
            </div>
            <Async of={markets} rows={8} isEmpty={(value) => value.items.length === 0} empty="No markets here.">
                {(value) => (
                    <ul class="markets-list">
                        {value.items.map((market) => <Card key={market.marketId} market={market} />)}
                    </ul>
                )}
            </Async>
        </div>
    );
}

function Card({ market }: { market: MarketSummary }) {
    return (
        <li>
            <a class="panel market-card" href={"/m/" + market.marketId}>
                <span class="market-card-title">{market.event.name}</span>
                <span class="number soft">{market.name}</span>
                <span class="market-card-meta">
                    <StatusBadge status={market.status} inPlay={market.inPlay} />
                    {KIND_WORDS[market.kind]}
                </span>
            </a>
        </li>
    );
}
