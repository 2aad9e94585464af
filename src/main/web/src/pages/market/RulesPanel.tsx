import { useState } from "preact/hooks";
import type { Market, MarketStatus } from "../../api/types.ts";
import { useNow } from "../../components/LiveStatus.tsx";
import { STATUS_WORDS } from "../../components/words.ts";
import { formatCount, formatDateTime, formatDuration, formatFully } from "../../domain/formats.ts";
import { own } from "../../state/live.ts";
import { client } from "../../state/session.ts";
import { useStore } from "../../state/store.ts";
import { toast } from "../../state/toasts.ts";
import { resultWords } from "./resultWords.ts";

/** What the market is about, where it stands on its way, and how it is decided. */
export function RulesPanel({ market, status }: { market: Market; status: MarketStatus }) {
    return (
        <div class="panel-body stack">
            <Way market={market} status={status} />
            <Result market={market} />
            <Settlement market={market} />
            <div>
                <h3>Rules</h3>
                <p class="rules-text">{market.rules ?? "No rules were given beyond those of the exchange."}</p>
            </div>
            <Facts market={market} />
        </div>
    );
}

/** The steps of a market's life in order; a share has no end. */
export function stepsOf(market: Pick<Market, "kind">, status: MarketStatus): readonly MarketStatus[] {
    if (market.kind === "SPOT") {
        return ["INACTIVE", status === "SUSPENDED" ? "SUSPENDED" : "OPEN", "CLOSED"];
    }
    return [
        "INACTIVE",
        status === "SUSPENDED" ? "SUSPENDED" : "OPEN",
        "CLOSED",
        "PROPOSED",
        ...(status === "DISPUTED" ? ["DISPUTED" as const] : []),
        "SETTLING",
        status === "VOIDED" ? "VOIDED" : "SETTLED",
    ];
}

function Way({ market, status }: { market: Market; status: MarketStatus }) {
    const steps = stepsOf(market, status);
    const at = steps.indexOf(status);
    return (
        <ol class="way" aria-label="Where the market stands">
            {steps.map((step, index) => (
                <li
                    key={step}
                    data-state={index < at ? "done" : index === at ? "now" : "to-come"}
                    aria-current={index === at ? "step" : undefined}
                >
                    {STATUS_WORDS[step].words}
                </li>
            ))}
        </ol>
    );
}

/** A result is one only when nobody can object to it any more; until then it is a proposal. */
function Result({ market }: { market: Market }) {
    const { proposal, resolution, disputes = [] } = market;
    if (proposal === undefined && resolution === undefined) {
        return market.kind === "SPOT"
            ? null
            : <p class="soft">Not decided. However likely a price makes it look, nobody has won yet.</p>;
    }
    return (
        <div class="stack">
            {resolution !== undefined && (
                <p>
                    Result: <strong>{resultWords(market, resolution)}</strong>. {resolution.reason}
                </p>
            )}
            {resolution === undefined && proposal !== undefined && (
                <div class="banner" data-tone="warn">
                    <span>
                        Proposed, not final: <strong>{resultWords(market, proposal.resolution)}</strong>.{" "}
                        {proposal.resolution.reason}
                    </span>
                    {proposal.evidence?.text && <span>Evidence: {proposal.evidence.text}</span>}
                    {proposal.evidence?.url && (
                        <a href={proposal.evidence.url} rel="noreferrer nofollow" target="_blank">Evidence</a>
                    )}
                    {!proposal.approved && <span>A second official has to approve it.</span>}
                    {proposal.finalAt && <Window market={market} until={proposal.finalAt} />}
                </div>
            )}
            {disputes.map((dispute) => (
                <p key={dispute.at} class="banner" data-tone="bad">
                    Disputed {formatDateTime(dispute.at)}: {dispute.reason}
                </p>
            ))}
        </div>
    );
}

function Window({ market, until }: { market: Market; until: string }) {
    const now = useNow(1_000);
    const left = Date.parse(until) - now;
    const mine = useStore(own).markets.get(market.marketId)?.profitIfOutcome ?? [];
    const [reason, setReason] = useState("");
    const [busy, setBusy] = useState(false);
    if (left <= 0) {
        return <span>Final in a moment.</span>;
    }
    const dispute = async (event: Event) => {
        event.preventDefault();
        setBusy(true);
        try {
            const path = `/markets/${encodeURIComponent(market.marketId)}/disputes`;
            await client.ask(path, { method: "POST", body: { reason } });
            toast("good", "Your objection is on record.");
            setReason("");
        } catch (failure) {
            toast("bad", "Not disputed: " + (failure as Error).message);
        } finally {
            setBusy(false);
        }
    };
    return (
        <>
            <span title={formatFully(until)}>Can be disputed for {formatDuration(left)}.</span>
            {mine.some((each) => each !== 0n) && (
                <form class="row" onSubmit={(event) => void dispute(event)}>
                    <input
                        class="input"
                        aria-label="Why the result is wrong"
                        placeholder="Why the result is wrong"
                        maxLength={500}
                        value={reason}
                        onInput={(event) => setReason(event.currentTarget.value)}
                    />
                    <button type="submit" class="button" disabled={busy || reason.trim() === ""}>Dispute it</button>
                </form>
            )}
        </>
    );
}

function Settlement({ market }: { market: Market }) {
    const { settlement } = market;
    if (settlement === undefined) {
        return null;
    }
    const { paid, users, done, perSecond, secondsLeft } = settlement;
    return (
        <div class="stack">
            <label>
                {done ? "Paid out" : "Paying out"}: {formatCount(paid)} of {formatCount(users)} accounts
                {!done && perSecond !== undefined && `, ${formatCount(perSecond)} a second`}
                {!done && secondsLeft !== undefined && `, ${formatDuration(secondsLeft * 1_000)} to go`}
                <progress class="progress" max={Math.max(1, users)} value={done ? Math.max(1, users) : paid} />
            </label>
        </div>
    );
}

function Facts({ market }: { market: Market }) {
    const time = (at: string | undefined) => at === undefined ? undefined : formatDateTime(at);
    const facts: [string, string | undefined][] = [
        ["Commission", market.kind === "SPOT" ? undefined : market.commissionPercent + " % of net winnings"],
        [
            "Taker fee",
            Number(market.takerFeePercent ?? "0") === 0 ? undefined : market.takerFeePercent + " % of p x (1 \u2212 p)",
        ],
        ["Price step", market.tickSize],
        ["In-play delay", market.betDelaySeconds > 0 ? market.betDelaySeconds + " s" : undefined],
        ["Winners", market.kind === "SPOT" ? undefined : String(market.numberOfWinners)],
        ["Opens", time(market.opensAt)],
        ["In-play from", time(market.turnInPlayAt)],
        ["Closes", time(market.closesAt)],
        ["Decided by", time(market.resolveBy)],
        [
            "Approvals of a result",
            market.approvals === undefined || market.kind === "SPOT" ? undefined : String(market.approvals),
        ],
        ["Can be disputed for", market.disputeSeconds ? formatDuration(market.disputeSeconds * 1_000) : undefined],
        ["Sources", market.sources?.join(", ")],
    ];
    return (
        <dl class="facts">
            {facts.filter(([, value]) => value !== undefined && value !== "").map(([name, value]) => (
                <div key={name}>
                    <dt>{name}</dt>
                    <dd>{value}</dd>
                </div>
            ))}
        </dl>
    );
}
