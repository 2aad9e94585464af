import { useState } from "preact/hooks";
import type { Dispute, Market, NewResolution, Proposal, SettlementPreview } from "../../api/types.ts";
import type { Act } from "../../state/act.ts";
import { useLoaded } from "../../state/loading.ts";
import { client, user } from "../../state/session.ts";
import { useStore } from "../../state/store.ts";
import { post } from "./calls.ts";
import { resultWords } from "./outcome.ts";
import { OutcomeForm } from "./OutcomeForm.tsx";

interface Props {
    market: Market;
    act: Act;
    reload: () => void;
}

interface Proposed {
    proposal: Proposal;
    disputes: Dispute[];
    preview: SettlementPreview;
}

const TIMES = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" });

/** From the first word about how it ended to the last: proposal, second person, window, dispute, correction. */
export function ResolutionPanel({ market, act, reload }: Props) {
    const path = "/markets/" + market.marketId;
    const send = async (to: string, body: unknown, done: string) => {
        await act.run(() => post(path + to, body), done);
        reload();
    };
    const disputed = market.status === "DISPUTED";
    const second = (market.disputes?.length ?? 0) > 1;
    return (
        <section class="panel">
            <div class="panel-head">
                <h2>Result</h2>
                <strong>{resultWords(market)}</strong>
            </div>
            <div class="panel-body stack">
                {market.resolution && <p class="soft">{market.resolution.reason}</p>}
                {(market.status === "PROPOSED" || disputed) && <Proposed market={market} act={act} send={send} />}
                {market.status === "CLOSED" && <Propose market={market} act={act} send={send} />}
                {disputed && !second && <Propose market={market} act={act} send={send} again />}
                {disputed && second && <Arbitrate market={market} act={act} send={send} />}
                {(market.status === "SETTLED" || market.status === "VOIDED") && market.kind !== "SPOT" && (
                    <Correct market={market} act={act} send={send} />
                )}
                {["INACTIVE", "OPEN", "SUSPENDED"].includes(market.status) && (
                    <p class="soft">A result can be proposed once the market is closed.</p>
                )}
            </div>
        </section>
    );
}

type Send = (to: string, body: unknown, done: string) => Promise<void>;

function Proposed({ market, act, send }: { market: Market; act: Act; send: Send }) {
    const who = useStore(user);
    const proposed = useLoaded(
        (signal) => client.ask<Proposed>("/markets/" + market.marketId + "/resolution", { signal }),
        [market.marketId, market.version],
    );
    if (proposed.value === undefined) {
        return <p class="soft">{proposed.error?.message ?? "Loading the proposal"}</p>;
    }
    const { proposal, disputes, preview } = proposed.value;
    const mine = proposal.proposedBy !== undefined && proposal.proposedBy === who?.userId;
    const end = "/resolution/" + proposal.proposalId;
    return (
        <>
            <p>
                Proposed {TIMES.format(new Date(proposal.proposedAt))} by{" "}
                {mine ? "you" : proposal.proposedBy ?? "the sources"}: {proposal.resolution.reason}
            </p>
            {proposal.evidence && (
                <p class="soft">
                    Evidence: {proposal.evidence.text ?? proposal.evidence.url}{" "}
                    {proposal.evidence.sha256 && <small>SHA-256 {proposal.evidence.sha256}</small>}
                </p>
            )}
            <p class="office-preview">
                <strong>{preview.users}</strong> accounts, pays <strong>{preview.payout}</strong>, commission{" "}
                <strong>{preview.commission}</strong>
            </p>
            {disputes.map((each) => (
                <div key={each.at} class="banner" data-tone="bad">
                    Disputed {TIMES.format(new Date(each.at))} by {each.userId ?? "a source"}: {each.reason}
                </div>
            ))}
            {proposal.approved && proposal.finalAt && (
                <p>Approved. It is final {TIMES.format(new Date(proposal.finalAt))}, unless somebody disputes it.</p>
            )}
            <div class="row">
                {!proposal.approved && market.status === "PROPOSED" && (
                    <button
                        type="button"
                        class="button button-primary"
                        disabled={act.busy || mine}
                        onClick={() => void send(end + "/approve", {}, "Approved")}
                    >
                        Approve
                    </button>
                )}
                <button
                    type="button"
                    class="button button-danger"
                    disabled={act.busy}
                    onClick={() => {
                        const reason = prompt("Why should this proposal be taken off?");
                        if (reason?.trim()) {
                            void send(end + "/reject", { reason: reason.trim() }, "Taken off");
                        }
                    }}
                >
                    Take it off
                </button>
                {mine && !proposal.approved && <span class="soft">Another admin must approve what you proposed.</span>}
            </div>
        </>
    );
}

function Propose({ market, act, send, again }: { market: Market; act: Act; send: Send; again?: boolean }) {
    const twoPeople = (market.approvals ?? 1) > 1;
    return (
        <>
            {again && <h3>Propose another result</h3>}
            <OutcomeForm
                market={market}
                act={act}
                words={twoPeople ? "Propose" : "Settle by this result"}
                onSay={(body) =>
                    send("/resolution", body, twoPeople ? "Proposed; another admin must approve" : "Being paid out")}
            />
        </>
    );
}

function Arbitrate({ market, act, send }: { market: Market; act: Act; send: Send }) {
    return (
        <>
            <h3>Arbitration</h3>
            <p class="soft">Only an arbiter who had no part in the results so far can end a second dispute.</p>
            <OutcomeForm
                market={market}
                act={act}
                words="Decide"
                tooEarly={(reason) => send("/arbitration", { tooEarly: true, reason }, "Sent back")}
                onSay={({ evidence: _, ...body }: NewResolution) =>
                    send("/arbitration", body, "Decided; being paid out")}
            />
        </>
    );
}

function Correct({ market, act, send }: { market: Market; act: Act; send: Send }) {
    const [open, setOpen] = useState(false);
    if (!open) {
        return (
            <div>
                <button type="button" class="button button-danger" onClick={() => setOpen(true)}>
                    Correct the result
                </button>
            </div>
        );
    }
    return (
        <>
            <p class="soft">
                Within 29 days two admins may correct a result, each by saying the right one. Everybody gets or gives
                back the difference.
            </p>
            <OutcomeForm
                market={market}
                act={act}
                words="Say the right result"
                onSay={(body) => send("/correction", body, "Heard; the second admin's word settles it")}
            />
        </>
    );
}
