import { pathWith } from "../../api/page.ts";
import type { LogArea, LogEntry } from "../../api/types.ts";
import { CsvButton } from "../../components/CsvButton.tsx";
import { Chips } from "../../components/Chips.tsx";
import type { Column } from "../../components/DataTable.tsx";
import { When } from "../../components/Figures.tsx";
import { PagedTable } from "../../components/PagedTable.tsx";
import { PeriodChips, periodOf, readPeriod } from "../../components/PeriodChips.tsx";
import { usePages } from "../../state/pages.ts";
import { go, place } from "../../state/router.ts";
import { useStore } from "../../state/store.ts";
import { eventWords } from "./eventWords.ts";
import { actorWords, AREA_WORDS, detailWords, marketWords } from "./logWords.ts";

const PATH = "/office/log";
const EVERY_MS = 5_000;
const AREAS: readonly (readonly [LogArea | "", string])[] = [
    ["", "All"],
    ...(Object.entries(AREA_WORDS) as [LogArea, string][]),
];
const WHOSE = [["staff", "By the staff"], ["all", "By anybody and by itself"]] as const;

/** Everything that the staff did, newest first; what is asked for is in the address. */
export function LogPage() {
    const { query } = useStore(place);
    const given = (name: string) => query.get(name) ?? "";
    const area = AREAS.find(([each]) => each === given("area"))?.[0] ?? "";
    const whose = given("whose") === "all" ? "all" : "staff";
    const days = readPeriod(query.get("days"));
    const narrowed = {
        actor: given("actor"),
        marketId: given("marketId"),
        userId: given("userId"),
        action: given("action"),
    };
    const shown = { area, whose: whose === "all" ? "all" : "", days, ...narrowed };
    const to = (next: Partial<typeof shown>) => pathWith(PATH, { ...shown, ...next });
    const asked = {
        area,
        ...narrowed,
        staffOnly: whose === "staff" ? "true" : undefined,
        from: periodOf(days),
    };
    const log = usePages<LogEntry>("/log", asked, EVERY_MS);
    return (
        <>
            <div class="row">
                <h1>Log</h1>
                <CsvButton class="spread" path="/log" query={asked} name="log" />
            </div>
            <div class="row">
                <Chips label="About" options={AREAS} value={area} onPick={(next) => go(to({ area: next }), true)} />
                <PeriodChips value={days} onPick={(next) => go(to({ days: next }), true)} />
                <Chips
                    label="Done"
                    options={WHOSE}
                    value={whose}
                    onPick={(next) => go(to({ whose: next === "all" ? "all" : "" }), true)}
                />
            </div>
            <Narrowed of={narrowed} without={(name) => to({ [name]: "" })} />
            <PagedTable
                of={log}
                caption="Log"
                columns={columns(to)}
                rowKey={(entry) => `${entry.area} ${entry.entity} ${entry.seq} ${entry.time}`}
                empty="Nobody of the staff did anything of this kind in this time."
            />
        </>
    );
}

const NAMES: Record<string, string> = { actor: "Who", marketId: "Market", userId: "User", action: "Action" };

/** What the list is narrowed to by links of its own, each with a way back. */
function Narrowed({ of, without }: { of: Record<string, string>; without: (name: string) => string }) {
    const set = Object.entries(of).filter(([, value]) => value !== "");
    if (set.length === 0) {
        return null;
    }
    return (
        <ul class="row" aria-label="Only">
            {set.map(([name, value]) => (
                <li key={name} class="row">
                    <span class="badge">{NAMES[name]}: {name === "action" ? eventWords(value) : value}</span>
                    <a href={without(name)} aria-label={"Any " + NAMES[name]!.toLowerCase()}>Any</a>
                </li>
            ))}
        </ul>
    );
}

function columns(to: (next: Record<string, string>) => string): Column<LogEntry>[] {
    return [
        { name: "When", cell: (entry) => <When at={entry.time} /> },
        {
            name: "What",
            cell: (entry) => (
                <>
                    <a href={to({ action: entry.action })}>{eventWords(entry.action)}</a>
                    {entry.detail && <small class="soft log-detail">{detailWords(entry)}</small>}
                </>
            ),
        },
        {
            name: "Who",
            cell: (entry) =>
                entry.by === undefined
                    ? <span class="soft">{actorWords(entry)}</span>
                    : <a href={to({ actor: entry.by })} title={entry.by}>{actorWords(entry)}</a>,
        },
        { name: "About", cell: (entry) => <About entry={entry} to={to} /> },
        { name: "Why", cell: (entry) => entry.reason ?? null },
    ];
}

function About({ entry, to }: { entry: LogEntry; to: (next: Record<string, string>) => string }) {
    if (entry.marketId === undefined && entry.userId === undefined) {
        return entry.area === "PAYMENT" ? <code class="ref" title={entry.entity}>{entry.entity}</code> : null;
    }
    return (
        <>
            {entry.marketId !== undefined && (
                <a href={"/office/markets/" + entry.marketId} title={entry.marketId}>{marketWords(entry)}</a>
            )}
            {entry.marketId !== undefined && entry.userId !== undefined && ", "}
            {entry.userId !== undefined && (
                <a href={to({ userId: entry.userId })} title={entry.userId}>
                    {entry.username ?? entry.userId.slice(0, 8)}
                </a>
            )}
        </>
    );
}
