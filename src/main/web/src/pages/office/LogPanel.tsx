import type { MarketLogEntry } from "../../api/types.ts";
import { Async } from "../../components/Async.tsx";
import { useLoaded } from "../../state/loading.ts";
import { client, user } from "../../state/session.ts";
import { useStore } from "../../state/store.ts";
import { eventWords } from "./eventWords.ts";

const TIMES = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" });

/** Who did what to the market, when and why; the latest first. */
export function LogPanel({ marketId, version }: { marketId: string; version: number }) {
    const who = useStore(user);
    const log = useLoaded(
        (signal) =>
            client.ask<{ items: MarketLogEntry[] }>(`/markets/${marketId}/log`, { signal })
                .then((value) => value.items.reverse()),
        [marketId, version],
    );
    return (
        <section class="panel table-scroll">
            <div class="panel-head">
                <h2>Log</h2>
                <a class="spread" href={"/office/log?days=all&whose=all&marketId=" + marketId}>In the whole log</a>
            </div>
            <Async of={log} rows={4}>
                {(entries) => (
                    <table class="table">
                        <thead>
                            <tr>
                                <th>When</th>
                                <th>What</th>
                                <th>Who</th>
                                <th>Why</th>
                            </tr>
                        </thead>
                        <tbody>
                            {entries.map((each) => (
                                <tr key={each.seq}>
                                    <td>{TIMES.format(new Date(each.time))}</td>
                                    <td>{eventWords(each.event)}</td>
                                    <td>{each.by === who?.userId ? "you" : each.by ?? "by itself"}</td>
                                    <td>{each.reason}</td>
                                </tr>
                            ))}
                        </tbody>
                    </table>
                )}
            </Async>
        </section>
    );
}
