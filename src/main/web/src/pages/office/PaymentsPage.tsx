import { useState } from "preact/hooks";
import { Async } from "../../components/Async.tsx";
import { useAct } from "../../state/act.ts";
import { useLoaded } from "../../state/loading.ts";
import { client } from "../../state/session.ts";
import { post } from "./calls.ts";

interface Deposit {
    transactionId: string;
    status: "CONFIRMED" | "CREDITED" | "SUSPENDED" | "DISMISSED";
    recipient: string;
    userId?: string;
    amount: string;
    currency: string;
    reason?: string;
    note?: string;
    at: string;
}

const EVERY_MS = 5_000;
const TIMES = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
const STATUSES = {
    SUSPENDED: "In suspense",
    CONFIRMED: "Confirmed",
    CREDITED: "Credited",
    DISMISSED: "Dismissed",
} as const;
const REASONS: Record<string, string> = {
    UNKNOWN_USER: "Nobody of this name",
    OTHER_CURRENCY: "Another currency",
    AMOUNT_TOO_LARGE: "Too large",
    CHARGEBACK: "Charged back",
};

/** What the payment provider brought in; what waits for a person first. */
export function PaymentsPage() {
    const [status, setStatus] = useState<Deposit["status"]>("SUSPENDED");
    const deposits = useLoaded(
        (signal) =>
            client.ask<{ items: Deposit[] }>("/payments/deposits?limit=200&status=" + status, { signal })
                .then((value) => value.items),
        [status],
        EVERY_MS,
    );
    const act = useAct();
    const decide = async (deposit: Deposit, assign: boolean) => {
        const userId = assign ? prompt(`Whose are ${deposit.amount} ${deposit.currency}? User id:`)?.trim() : undefined;
        const reason = assign && !userId ? undefined : prompt("Why?")?.trim();
        if (!reason) {
            return;
        }
        const path = "/payments/deposits/" + encodeURIComponent(deposit.transactionId);
        await act.run(
            () => assign ? post(path + "/assign", { userId, reason }) : post(path + "/dismiss", { reason }),
            assign ? "Assigned" : "Dismissed",
        );
        deposits.reload();
    };
    return (
        <>
            <h1>Payments</h1>
            <div class="chips" role="group" aria-label="Status">
                {(Object.keys(STATUSES) as Deposit["status"][]).map((each) => (
                    <button
                        key={each}
                        type="button"
                        class="chip"
                        aria-pressed={each === status}
                        onClick={() => setStatus(each)}
                    >
                        {STATUSES[each]}
                    </button>
                ))}
            </div>
            <section class="panel table-scroll">
                <Async of={deposits} empty={status === "SUSPENDED" ? "Nothing waits in suspense." : "None."}>
                    {(items) => (
                        <table class="table">
                            <thead>
                                <tr>
                                    <th>When</th>
                                    <th>Transaction</th>
                                    <th>For</th>
                                    <th class="number">Amount</th>
                                    <th>Why</th>
                                    <th />
                                </tr>
                            </thead>
                            <tbody>
                                {items.map((each) => (
                                    <tr key={each.transactionId}>
                                        <td>{TIMES.format(new Date(each.at))}</td>
                                        <td>{each.transactionId}</td>
                                        <td>{each.userId ?? each.recipient}</td>
                                        <td class="number">{each.amount} {each.currency}</td>
                                        <td>{each.note ?? (each.reason && (REASONS[each.reason] ?? each.reason))}</td>
                                        <td class="number">
                                            {each.status === "SUSPENDED" && (
                                                <span class="row">
                                                    <button
                                                        type="button"
                                                        class="button button-small"
                                                        disabled={act.busy}
                                                        onClick={() => void decide(each, true)}
                                                    >
                                                        Assign
                                                    </button>
                                                    <button
                                                        type="button"
                                                        class="button button-small button-danger"
                                                        disabled={act.busy}
                                                        onClick={() => void decide(each, false)}
                                                    >
                                                        Dismiss
                                                    </button>
                                                </span>
                                            )}
                                        </td>
                                    </tr>
                                ))}
                            </tbody>
                        </table>
                    )}
                </Async>
            </section>
        </>
    );
}
