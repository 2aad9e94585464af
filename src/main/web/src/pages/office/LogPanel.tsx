import { useEffect } from "preact/hooks";
import type { LogEntry } from "../../api/types.ts";
import type { Column } from "../../components/DataTable.tsx";
import { When } from "../../components/Figures.tsx";
import { PagedTable } from "../../components/PagedTable.tsx";
import { usePages } from "../../state/pages.ts";
import { user } from "../../state/session.ts";
import { useStore } from "../../state/store.ts";
import { eventWords } from "./eventWords.ts";
import { actorWords, detailWords } from "./logWords.ts";

const EVERY_MS = 5_000;

/** Who did what to the market, when and why; the latest first. */
export function LogPanel({ marketId, version }: { marketId: string; version: number }) {
    const who = useStore(user);
    const log = usePages<LogEntry>("/log", { marketId }, EVERY_MS);
    useEffect(log.reload, [version]);
    const columns: Column<LogEntry>[] = [
        { name: "When", cell: (entry) => <When at={entry.time} long /> },
        {
            name: "What",
            cell: (entry) => (
                <>
                    {eventWords(entry.action)}
                    {entry.detail && <small class="soft log-detail">{detailWords(entry)}</small>}
                </>
            ),
        },
        {
            name: "Who",
            cell: (entry) =>
                entry.by !== undefined && entry.by === who?.userId
                    ? "you"
                    : <span title={entry.by}>{actorWords(entry)}</span>,
        },
        { name: "Why", cell: (entry) => entry.reason ?? null },
    ];
    return (
        <section class="stack" aria-labelledby="market-log">
            <div class="row">
                <h2 id="market-log">Log</h2>
                <a class="spread" href={"/office/log?days=all&whose=all&marketId=" + marketId}>In the whole log</a>
            </div>
            <PagedTable
                of={log}
                caption="Log of the market"
                columns={columns}
                rowKey={(entry) => `${entry.area} ${entry.entity} ${entry.seq}`}
                empty="Nothing has happened yet."
            />
        </section>
    );
}
