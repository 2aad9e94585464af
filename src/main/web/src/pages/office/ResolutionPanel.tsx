import { useState } from "preact/hooks";
import type { Dispute, Market, NewResolution, Proposal, SettlementPreview } from "../../api/types.ts";
import { AskDialog } from "../../components/AskDialog.tsx";
import type { Act } from "../../state/act.ts";
import { useLoaded } from "../../state/loading.ts";
import { client, user } from "../../state/session.ts";
import { useStore } from "../../state/store.ts";
import { toast } from "../../state/toasts.ts";
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
    const say = async (to: string, body: unknown, done: string) => {
        await post(path + to, body);
        toast("good", done);
        reload();
    };
    const send = (to: string, body: unknown, done: string) => act.run(() => say(to, body, done));
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
                {(market.status === "PROPOSED" || disputed) && (
                    <Proposed market={market} act={act} send={send} say={say} />
                )}
                {market.status === "CLOSED" && <Propose market={market} act={act} say={say} />}
                {disputed && !second && <Propose market={market} act={act} say={say} again />}
                {disputed && second && <Arbitrate market={market} act={act} say={say} send={send} />}
                {(market.status === "SETTLED" || market.status === "VOIDED") && market.kind !== "SPOT" && (
                    <Correct market={market} act={act} say={say} />
                )}
                {["INACTIVE", "OPEN", "SUSPENDED"].includes(market.status) && (
                    <p class="soft">A result can be proposed once the market is closed.</p>
                )}
            </div>
        </section>
    );
}

/** Sends what somebody decided; `say` fails when that fails, `send` tells it. */
type Say = (to: string, body: unknown, done: string) => Promise<void>;
type Send = (to: string, body: unknown, done: string) => Promise<boolean>;

function Proposed({ market, act, send, say }: { market: Market; act: Act; send: Send; say: Say }) {
    const who = useStore(user);
    const [off, setOff] = useState(false);
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
                    onClick={() => setOff(true)}
                >
                    Take it off
                </button>
                {mine && !proposal.approved && <span class="soft">Another admin must approve what you proposed.</span>}
            </div>
            {off && (
                <AskDialog
                    title="Take this proposal off?"
                    words="Take it off"
                    danger
                    reason="Why"
                    onDo={(reason) => say(end + "/reject", { reason }, "Taken off")}
                    onClose={() => setOff(false)}
                >
                    <p>The market waits for a result again.</p>
                </AskDialog>
            )}
        </>
    );
}

function Propose({ market, act, say, again }: { market: Market; act: Act; say: Say; again?: boolean }) {
    const twoPeople = (market.approvals ?? 1) > 1;
    return (
        <>
            {again && <h3>Propose another result</h3>}
            <OutcomeForm
                market={market}
                act={act}
                words={twoPeople ? "Propose" : "Settle by this result"}
                onSay={(body) =>
                    say("/resolution", body, twoPeople ? "Proposed; another admin must approve" : "Being paid out")}
            />
        </>
    );
}

function Arbitrate({ market, act, send, say }: { market: Market; act: Act; send: Send; say: Say }) {
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
                    say("/arbitration", body, "Decided; being paid out")}
            />
        </>
    );
}

function Correct({ market, act, say }: { market: Market; act: Act; say: Say }) {
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
                onSay={(body) => say("/correction", body, "Heard; the second admin's word settles it")}
            />
        </>
    );
}
