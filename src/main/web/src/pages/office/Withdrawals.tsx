import { useState } from "preact/hooks";
import type { PayoutAnswer, PendingWithdrawal } from "../../api/types.ts";
import { pathWith } from "../../api/page.ts";
import type { Column } from "../../components/DataTable.tsx";
import { Dialog } from "../../components/Dialog.tsx";
import { Async } from "../../components/Async.tsx";
import { Amount, When } from "../../components/Figures.tsx";
import { PagedTable } from "../../components/PagedTable.tsx";
import { formatFully } from "../../domain/formats.ts";
import { useLoaded } from "../../state/loading.ts";
import { usePages } from "../../state/pages.ts";
import { client } from "../../state/session.ts";
import { ageWords } from "./age.ts";

const EVERY_MS = 5_000;
const ANSWERS: Record<PayoutAnswer["outcome"], string> = {
    PAID: "Paid out. The withdrawal ends with the next try.",
    FAILED: "Refused for good. The money is free again with the next try.",
    UNKNOWN: "It does not say. The money stays set aside.",
};

/** Withdrawals that the payment provider has not decided, oldest first. */
export function Withdrawals() {
    const [asked, setAsked] = useState<PendingWithdrawal>();
    const pending = usePages<PendingWithdrawal>("/payments/withdrawals", {}, EVERY_MS);
    const columns: Column<PendingWithdrawal>[] = [
        { name: "Set aside", cell: (each) => <When at={each.at} /> },
        { name: "Age", number: true, cell: (each) => ageWords(Date.now() - Date.parse(each.at)) },
        {
            name: "User",
            cell: (each) => (
                <a href={"/office/users/" + each.userId} title={each.userId}>{each.username ?? each.userId}</a>
            ),
        },
        { name: "Reference", cell: (each) => <code class="ref" title={each.clientRef}>{each.clientRef}</code> },
        { name: "Amount", number: true, cell: (each) => <Amount of={each.amount} /> },
        { name: "Attempts", number: true, cell: (each) => each.attempts },
        {
            name: "Provider's last word",
            cell: (each) =>
                each.lastAnswer === undefined
                    ? <span class="soft">Not asked yet</span>
                    : <span title={each.lastAnswerAt && formatFully(each.lastAnswerAt)}>{each.lastAnswer}</span>,
        },
        {
            name: "State",
            cell: (each) =>
                each.state === "REVIEW"
                    ? <span class="badge" data-tone="bad">Needs review: only looked up</span>
                    : <span class="badge">Asked for again within 30 s</span>,
        },
        {
            name: "Ask",
            number: true,
            quiet: true,
            cell: (each) => (
                <button type="button" class="button button-small" onClick={() => setAsked(each)}>
                    Ask the provider
                </button>
            ),
        },
    ];
    return (
        <>
            <PagedTable
                of={pending}
                caption="Withdrawals"
                columns={columns}
                rowKey={(each) => each.userId + " " + each.clientRef}
                empty="No withdrawal is under way."
            />
            {asked && <Answer of={asked} onClose={() => setAsked(undefined)} />}
        </>
    );
}

function Answer({ of, onClose }: { of: PendingWithdrawal; onClose: () => void }) {
    const path = pathWith("/payments/withdrawals/payout", { userId: of.userId, clientRef: of.clientRef });
    const answer = useLoaded((signal) => client.ask<PayoutAnswer>(path, { signal }), [path]);
    return (
        <Dialog title={`What became of ${of.amount}?`} onClose={onClose}>
            <Async of={answer} rows={2}>
                {({ outcome, detail }) => (
                    <>
                        <p role="status">{ANSWERS[outcome]}</p>
                        {detail && <p class="soft">{detail}</p>}
                    </>
                )}
            </Async>
            <p class="soft">
                Only the provider's word ends a withdrawal. For one that needs review, ask the provider for the
                reference {of.userId}:{of.clientRef}.
            </p>
        </Dialog>
    );
}
