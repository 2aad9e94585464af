import type { DeliveryAttempt } from "../../api/types.ts";
import type { Column } from "../../components/DataTable.tsx";
import { When } from "../../components/Figures.tsx";
import { PagedTable } from "../../components/PagedTable.tsx";
import { usePages } from "../../state/pages.ts";

const RESULTS: Record<DeliveryAttempt["result"], { words: string; tone: string }> = {
    DELIVERED: { words: "Delivered", tone: "good" },
    FAILED: { words: "Failed, tried again", tone: "warn" },
    GIVEN_UP: { words: "Given up", tone: "bad" },
};

const COLUMNS: Column<DeliveryAttempt>[] = [
    { name: "Time", cell: (each) => <When at={each.time} /> },
    { name: "By", cell: (each) => each.channel === "EMAIL" ? "E-mail" : "Webhook" },
    { name: "Notice", number: true, cell: (each) => each.number },
    { name: "Attempt", number: true, cell: (each) => each.attempt },
    {
        name: "Result",
        cell: (each) => <span class="badge" data-tone={RESULTS[each.result].tone}>{RESULTS[each.result].words}</span>,
    },
    { name: "Answer", cell: (each) => each.detail },
];

/** What became of e-mails and webhook calls. */
export function Deliveries() {
    const deliveries = usePages<DeliveryAttempt>("/notifications/deliveries", {}, 15_000);
    return (
        <section class="stack" aria-label="Deliveries">
            <p class="soft">
                The last 100 attempts. A failure is tried again after 5 seconds, then less and less often, eight times
                in all.
            </p>
            <PagedTable
                of={deliveries}
                caption="Deliveries"
                columns={COLUMNS}
                rowKey={(each) => each.deliveryId + " " + each.attempt}
                empty={
                    <p>
                        Nothing was mailed or sent to a webhook.{" "}
                        <a href="/notifications/preferences">Set up e-mail or a webhook</a>
                    </p>
                }
            />
        </section>
    );
}
