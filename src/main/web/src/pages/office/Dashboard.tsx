import type { ComponentChildren } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { MarketStatus, Office } from "../../api/types.ts";
import { Async } from "../../components/Async.tsx";
import { Amount } from "../../components/Figures.tsx";
import { StatusBadge } from "../../components/StatusBadge.tsx";
import { STATUS_WORDS } from "../../components/words.ts";
import { useLoaded } from "../../state/loading.ts";
import { client, isAdmin, user } from "../../state/session.ts";
import { useStore } from "../../state/store.ts";
import { ATTENTION_WORDS } from "./attention.ts";
import { allSwitches } from "./calls.ts";
import { latencyWords, ratesOf, type Seen, withLook } from "./rates.ts";

const EVERY_MS = 5_000;
const COUNT = new Intl.NumberFormat();
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
    const who = useStore(user);
    const office = useLoaded((signal) => client.ask<Office>("/office", { signal }), [], EVERY_MS);
    return (
        <>
            <h1>Dashboard</h1>
            <Async of={office} rows={6}>
                {(now) => (
                    <>
                        <ul class="office-tiles" aria-label="Markets">
                            {SHOWN.map((status) => (
                                <Tile
                                    key={status}
                                    href={"/office/markets?status=" + status}
                                    figure={COUNT.format(now.markets[status] ?? 0)}
                                    words={STATUS_WORDS[status].words}
                                />
                            ))}
                        </ul>
                        <h2>Today, since midnight UTC</h2>
                        <ul class="office-tiles" aria-label="Today">
                            <Tile
                                figure={<Amount of={now.turnover.today} />}
                                words={`Turnover, ${COUNT.format(now.turnover.trades)} trades`}
                            />
                            <Tile figure={<Amount of={now.turnover.yesterday} />} words="Turnover of yesterday" />
                            <Tile figure={COUNT.format(now.today.users)} words="Active users" />
                            <Tile figure={COUNT.format(now.today.orders)} words="Orders placed" />
                            <Tile figure={COUNT.format(now.today.bets)} words="Bets matched" />
                            <Tile figure={<Amount of={now.today.commission} />} words="Commission" />
                            <Tile figure={<Amount of={now.today.deposited} />} words="Paid in" />
                            <Tile figure={<Amount of={now.today.withdrawn} />} words="Paid out" />
                        </ul>
                        <h2>Now</h2>
                        <ul class="office-tiles" aria-label="Now">
                            <Tile figure={<Amount of={now.atRisk} />} words="At risk in matched bets" />
                            <Tile
                                figure={COUNT.format(now.placing?.orders ?? 0)}
                                words="Orders in the last minute"
                            />
                            <Tile
                                figure={now.placing && latencyWords(now.placing.medianMicros)}
                                words="To place one, median"
                            />
                            <Tile
                                figure={now.placing && latencyWords(now.placing.p99Micros)}
                                words="To place one, 99 of 100"
                            />
                            {who !== null && isAdmin(who) && <ForAdmins now={now} />}
                        </ul>
                        <section class="panel">
                            <div class="panel-head">
                                <h2>Waiting for somebody</h2>
                            </div>
                            <Waiting markets={now.waiting} />
                        </section>
                    </>
                )}
            </Async>
        </>
    );
}

/** What only admins can look into. */
function ForAdmins({ now }: { now: Office }) {
    const switches = useLoaded((signal) => allSwitches(signal).then((all) => all.length), [], EVERY_MS);
    const { payments } = now;
    const rate = useRate(now);
    return (
        <>
            <Tile
                href="/office/system"
                figure={rate === undefined ? undefined : rate.toFixed(1)}
                words="Events a second"
            />
            <Tile href="/office/switches" figure={switches.value} words="Stops in force" />
            <Tile
                href="/office/payments"
                figure={<Amount of={payments.withdrawing} />}
                words={`In ${COUNT.format(payments.withdrawals)} withdrawals under way`}
            />
            <Tile href="/office/payments?list=deposits" figure={payments.suspended} words="Deposits in suspense" />
        </>
    );
}

/** How fast the journal grew between the last two looks. */
function useRate(now: Office): number | undefined {
    const [seen, setSeen] = useState<Seen[]>([]);
    useEffect(() => setSeen((before) => withLook(before, { at: Date.parse(now.time), events: now.events })), [now]);
    return useMemo(() => ratesOf(seen).at(-1)?.perSecond, [seen]);
}

interface TileProps {
    href?: string;
    figure: ComponentChildren;
    words: string;
}

function Tile({ href, figure, words }: TileProps) {
    const content = (
        <>
            <strong>{figure ?? "-"}</strong>
            <span>{words}</span>
        </>
    );
    return (
        <li>
            {href === undefined
                ? <div class="panel office-tile">{content}</div>
                : <a class="panel office-tile" href={href}>{content}</a>}
        </li>
    );
}

function Waiting({ markets }: { markets: Office["waiting"] }) {
    if (markets.length === 0) {
        return <p class="empty">Nothing waits.</p>;
    }
    return (
        <ul class="office-waiting">
            {markets.map((market) => (
                <li key={market.marketId}>
                    <a href={"/office/markets/" + market.marketId}>{market.eventName}</a>
                    <span class="soft">{market.name}</span>
                    <span class="spread">{ATTENTION_WORDS[market.status]}</span>
                    <StatusBadge status={market.status} />
                </li>
            ))}
        </ul>
    );
}
