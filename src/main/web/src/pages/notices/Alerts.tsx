import { useState } from "preact/hooks";
import type { ApiError } from "../../api/client.ts";
import type { Alert, Market } from "../../api/types.ts";
import { STATUS_WORDS } from "../../components/words.ts";
import type { Column } from "../../components/DataTable.tsx";
import { formatFor, When } from "../../components/Figures.tsx";
import { MarketName, selectionName } from "../../components/MarketName.tsx";
import { PagedTable } from "../../components/PagedTable.tsx";
import { ALERT_KINDS, shownAlertValue } from "../../domain/alerts.ts";
import { explain } from "../../domain/problems.ts";
import { useMarkets } from "../../state/markets.ts";
import { usePages } from "../../state/pages.ts";
import { preferences } from "../../state/preferences.ts";
import { client } from "../../state/session.ts";
import { useStore } from "../../state/store.ts";
import { toast } from "../../state/toasts.ts";
import { NewAlertForm } from "./NewAlertForm.tsx";

const EVERY_MS = 10_000;

/** Price alerts: those that wait and those that fired. */
export function Alerts() {
    const alerts = usePages<Alert>("/alerts", { limit: "200" }, EVERY_MS);
    const newestFirst = { ...alerts, value: alerts.value && [...alerts.value].reverse() };
    const market = useMarkets(alerts.value?.map((each) => each.marketId) ?? []);
    const [busy, setBusy] = useState<string>();
    const remove = async (alertId: string) => {
        setBusy(alertId);
        try {
            await client.ask("/alerts/" + encodeURIComponent(alertId), { method: "DELETE" });
            toast("good", "The alert was removed.");
        } catch (error) {
            toast("bad", explain(error as ApiError, "save"));
        } finally {
            setBusy(undefined);
            alerts.reload();
        }
    };
    const columns: Column<Alert>[] = [
        { name: "Market", cell: (each) => <MarketName id={each.marketId} market={market(each.marketId)} /> },
        { name: "When", cell: (each) => <Condition alert={each} market={market(each.marketId)} /> },
        { name: "State", cell: (each) => <State alert={each} market={market(each.marketId)} /> },
        { name: "Set", cell: (each) => <When at={each.setAt} /> },
        {
            name: "Remove",
            quiet: true,
            number: true,
            cell: (each) => (
                <button
                    type="button"
                    class="button button-small"
                    disabled={busy === each.alertId}
                    onClick={() => void remove(each.alertId)}
                >
                    Remove
                </button>
            ),
        },
    ];
    return (
        <section class="wallet-columns" aria-label="Price alerts">
            <NewAlertForm changed={alerts.reload} />
            <PagedTable
                of={newestFirst}
                caption="Price alerts"
                columns={columns}
                rowKey={(each) => each.alertId}
                empty="No alerts yet. Set one beside this: it is told once, when its condition first holds."
            />
        </section>
    );
}

function useShown(alert: Alert, market: Market | undefined, value: string): string {
    const { oddsFormat } = useStore(preferences);
    const format = market ? formatFor(market.kind, oddsFormat) : oddsFormat;
    return shownAlertValue(alert.kind, market?.kind, format, value);
}

function Condition({ alert, market }: { alert: Alert; market: Market | undefined }) {
    const value = useShown(alert, market, alert.value ?? "");
    const status = alert.status !== undefined && alert.status in STATUS_WORDS
        ? "to " + STATUS_WORDS[alert.status as keyof typeof STATUS_WORDS].words
        : alert.status;
    return (
        <>
            {alert.selectionId !== undefined && <strong>{selectionName(market, alert.selectionId) + ": "}</strong>}
            {ALERT_KINDS[alert.kind].words} {alert.value === undefined ? status : value}
            {alert.windowSeconds !== undefined && ` within ${alert.windowSeconds} s`}
        </>
    );
}

function State({ alert, market }: { alert: Alert; market: Market | undefined }) {
    const value = useShown(alert, market, alert.firedValue ?? "");
    const number = ALERT_KINDS[alert.kind].number !== null;
    return alert.state === "WAITING" ? <span class="badge">Waiting</span> : (
        <>
            <span class="badge" data-tone="good">Fired</span> {alert.firedAt && <When at={alert.firedAt} />}
            {number && alert.firedValue !== undefined && <small class="soft">{" at " + value}</small>}
        </>
    );
}
