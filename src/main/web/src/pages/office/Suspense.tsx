import { useState } from "preact/hooks";
import { AskDialog } from "../../components/AskDialog.tsx";
import { Chips } from "../../components/Chips.tsx";
import type { Column } from "../../components/DataTable.tsx";
import { Field } from "../../components/Field.tsx";
import { When } from "../../components/Figures.tsx";
import { PagedTable } from "../../components/PagedTable.tsx";
import { usePages } from "../../state/pages.ts";
import { toast } from "../../state/toasts.ts";
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
const STATUSES: readonly (readonly [Deposit["status"], string])[] = [
    ["SUSPENDED", "In suspense"],
    ["CONFIRMED", "On their way to the wallet"],
    ["CREDITED", "Credited"],
    ["DISMISSED", "Dismissed"],
];
const REASONS: Record<string, string> = {
    UNKNOWN_USER: "Nobody of this name",
    OTHER_CURRENCY: "Another currency",
    AMOUNT_TOO_LARGE: "Too large",
    CHARGEBACK: "Charged back",
};

/** What the payment provider brought in, oldest first; what waits for a person can be decided here. */
export function Suspense() {
    const [status, setStatus] = useState<Deposit["status"]>("SUSPENDED");
    const [asked, setAsked] = useState<{ deposit: Deposit; assign: boolean }>();
    const deposits = usePages<Deposit>("/payments/deposits", { status }, EVERY_MS);
    const columns: Column<Deposit>[] = [
        { name: "When", cell: (each) => <When at={each.at} /> },
        { name: "Transaction", cell: (each) => <code>{each.transactionId}</code> },
        { name: "For", cell: (each) => each.userId ?? each.recipient },
        { name: "Amount", number: true, cell: (each) => `${each.amount} ${each.currency}` },
        { name: "Why", cell: (each) => each.note ?? (each.reason && (REASONS[each.reason] ?? each.reason)) },
        {
            name: "Decide",
            number: true,
            quiet: true,
            cell: (deposit) =>
                deposit.status !== "SUSPENDED" ? null : (
                    <>
                        <button
                            type="button"
                            class="button button-small"
                            onClick={() => setAsked({ deposit, assign: true })}
                        >
                            Assign
                        </button>{" "}
                        <button
                            type="button"
                            class="button button-small button-danger"
                            onClick={() => setAsked({ deposit, assign: false })}
                        >
                            Dismiss
                        </button>
                    </>
                ),
        },
    ];
    return (
        <>
            <Chips label="Status" options={STATUSES} value={status} onPick={setStatus} />
            <PagedTable
                of={deposits}
                caption="Deposits"
                columns={columns}
                rowKey={(each) => each.transactionId}
                empty={status === "SUSPENDED" ? "Nothing waits in suspense." : "None."}
            />
            {asked && <Decide {...asked} onDone={deposits.reload} onClose={() => setAsked(undefined)} />}
        </>
    );
}

interface DecideProps {
    deposit: Deposit;
    assign: boolean;
    onDone: () => void;
    onClose: () => void;
}

function Decide({ deposit, assign, onDone, onClose }: DecideProps) {
    const [userId, setUserId] = useState("");
    const path = "/payments/deposits/" + encodeURIComponent(deposit.transactionId);
    const money = `${deposit.amount} ${deposit.currency}`;
    return (
        <AskDialog
            title={assign ? `Whose are ${money}?` : `Dismiss ${money}?`}
            words={assign ? "Credit it" : "Dismiss"}
            danger={!assign}
            reason="Why"
            ready={!assign || userId.trim() !== ""}
            onDo={async (reason) => {
                await (assign
                    ? post(path + "/assign", { userId: userId.trim(), reason })
                    : post(path + "/dismiss", { reason }));
                toast("good", assign ? "Assigned" : "Dismissed");
                onDone();
            }}
            onClose={onClose}
        >
            <p class="soft">
                {assign
                    ? "It is credited to this user's wallet, once and for all."
                    : "It was settled outside the exchange, for example sent back. No wallet changes."}
            </p>
            {assign && <Field label="User id" required value={userId} onText={setUserId} />}
        </AskDialog>
    );
}
