import type { ComponentChildren } from "preact";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { System } from "../../api/types.ts";
import { Async } from "../../components/Async.tsx";
import { type Column, DataTable } from "../../components/DataTable.tsx";
import { useLoaded } from "../../state/loading.ts";
import { client } from "../../state/session.ts";
import { lagsOf, latencyWords, ratesOf, type Seen, withLook } from "./rates.ts";
import { TrendChart } from "./TrendChart.tsx";

const EVERY_MS = 2_000;
const SILENT_MS = 5_000;
const LATE_MS = 5_000;
const COUNT = new Intl.NumberFormat();

/** How the exchange is: its nodes, how fast the journal grows, how far the views are behind. */
export function SystemPage() {
    const system = useLoaded((signal) => client.ask<System>("/system", { signal }), [], EVERY_MS);
    const [seen, setSeen] = useState<Seen[]>([]);
    const { value } = system;
    useEffect(() => {
        if (value !== undefined) {
            setSeen((now) => withLook(now, { at: Date.parse(value.time), events: value.events, lags: value.lags }));
        }
    }, [value]);
    const rates = useMemo(() => ratesOf(seen), [seen]);
    const rateTimes = useMemo(() => rates.map((each) => each.at), [rates]);
    const rateTrends = useMemo(
        () => [{ name: "Events a second", values: rates.map((each) => Math.round(each.perSecond * 10) / 10) }],
        [rates],
    );
    const lagTimes = useMemo(() => seen.map((each) => each.at), [seen]);
    const lagTrends = useMemo(() => lagsOf(seen), [seen]);
    return (
        <>
            <h1>System</h1>
            <Async of={system} rows={6}>
                {(now) => (
                    <>
                        <section class="panel">
                            <div class="panel-head">
                                <h2>Journal</h2>
                                <span class="spread">
                                    {COUNT.format(now.events)} events
                                    {rates.length > 0 && `, ${rates.at(-1)!.perSecond.toFixed(1)} a second`}
                                </span>
                            </div>
                            <TrendChart label="Events a second" times={rateTimes} trends={rateTrends} />
                        </section>
                        <Nodes nodes={now.nodes} />
                        <Lags lags={now.lags}>
                            <TrendChart label="Views behind the journal, in ms" times={lagTimes} trends={lagTrends} />
                        </Lags>
                    </>
                )}
            </Async>
        </>
    );
}

type SeenNode = System["nodes"][number];

const NODE_COLUMNS: readonly Column<SeenNode>[] = [
    {
        name: "Address",
        cell: (node) => <>{node.address} {node.oldest && <span class="badge">oldest</span>}</>,
    },
    {
        name: "State",
        cell: (node) => (
            <span class="badge" data-tone={node.silentMs > SILENT_MS ? "bad" : "good"}>
                {node.silentMs > SILENT_MS ? "Silent" : "Lives"}
            </span>
        ),
    },
    { name: "Last heard of", number: true, cell: (node) => (node.silentMs / 1000).toFixed(1) + " s ago" },
    { name: "Sees nodes", number: true, cell: (node) => node.members },
    { name: "Shards", number: true, cell: (node) => COUNT.format(node.shards) },
    { name: "Entities", number: true, cell: (node) => COUNT.format(node.entities) },
    { name: "Orders in the last minute", number: true, cell: (node) => COUNT.format(node.placing?.orders ?? 0) },
    {
        name: "Median",
        number: true,
        cell: (node) => node.placing ? latencyWords(node.placing.medianMicros) : "-",
    },
    {
        name: "99 of 100",
        number: true,
        cell: (node) => node.placing ? latencyWords(node.placing.p99Micros) : "-",
    },
];

function Nodes({ nodes }: { nodes: System["nodes"] }) {
    const sizes = new Set(nodes.map((node) => node.members));
    return (
        <section class="panel">
            <div class="panel-head">
                <h2>Nodes</h2>
                {sizes.size > 1 && <span class="badge" data-tone="bad">They don't see the same cluster</span>}
            </div>
            <DataTable caption="Nodes" columns={NODE_COLUMNS} rows={nodes} rowKey={(node) => node.address} />
        </section>
    );
}

function Lags({ lags, children }: { lags: System["lags"]; children: ComponentChildren }) {
    return (
        <section class="panel table-scroll">
            <div class="panel-head">
                <h2>Views</h2>
                <span class="spread soft">Behind the journal, in ms</span>
            </div>
            {children}
            <table class="table">
                <thead>
                    <tr>
                        <th>Group</th>
                        <th>State</th>
                        <th class="number">Behind the journal</th>
                    </tr>
                </thead>
                <tbody>
                    {lags.map((each) => (
                        <tr key={each.views}>
                            <td>{each.views}</td>
                            <td>
                                <span class="badge" data-tone={each.lagMs > LATE_MS ? "bad" : "good"}>
                                    {each.lagMs > LATE_MS ? "Late" : "Follows"}
                                </span>
                            </td>
                            <td class="number">{COUNT.format(each.lagMs)} ms</td>
                        </tr>
                    ))}
                </tbody>
            </table>
        </section>
    );
}
