import { useLayoutEffect, useState } from "preact/hooks";
import type { Market } from "../../api/types.ts";
import { Async } from "../../components/Async.tsx";
import { StatusBadge } from "../../components/StatusBadge.tsx";
import { formatDuration } from "../../domain/formats.ts";
import { type Act, useAct } from "../../state/act.ts";
import { useLoaded } from "../../state/loading.ts";
import { oneMarket, post } from "./calls.ts";
import { DangerPanel } from "./DangerPanel.tsx";
import { LogPanel } from "./LogPanel.tsx";
import { ResolutionPanel } from "./ResolutionPanel.tsx";
import { SettlementPanel } from "./SettlementPanel.tsx";
import { SharesPanel } from "./SharesPanel.tsx";

const EVERY_MS = 2_000;

/** Everything the staff can do with one market. */
export function MarketOffice({ marketId }: { marketId: string }) {
    const market = useLoaded((signal) => oneMarket(marketId, signal), [marketId], EVERY_MS);
    const act = useAct();
    return (
        <Async of={market} rows={8}>
            {(value) => <Controls market={value} act={act} reload={market.reload} />}
        </Async>
    );
}

interface Props {
    market: Market;
    act: Act;
    reload: () => void;
}

function Controls({ market, act, reload }: Props) {
    const path = "/markets/" + market.marketId;
    const step = async (name: string, done: string) => {
        await act.run(() => post(path + "/" + name, { version: market.version }), done);
        reload();
    };
    const suspend = () => step("suspend", "Suspended. R resumes it.");
    const resume = () => step("open", "Open again");
    useKeys({
        s: market.status === "OPEN" ? suspend : undefined,
        r: market.status === "SUSPENDED" ? resume : undefined,
    });
    return (
        <>
            <div class="row">
                <h1>{market.event.name}</h1>
                <span class="soft">{market.name}</span>
                <StatusBadge status={market.status} inPlay={market.inPlay} />
                <a class="spread" href={"/m/" + market.marketId}>As traders see it</a>
            </div>
            <section class="panel">
                <div class="panel-head">
                    <h2>Trading</h2>
                    <span class="soft">version {market.version}</span>
                </div>
                <div class="panel-body row">
                    <Step market={market} act={act} words="Open" from={["INACTIVE"]} run={() => step("open", "Open")} />
                    <Step
                        market={market}
                        act={act}
                        words="Suspend (S)"
                        from={["OPEN"]}
                        danger
                        keys="s"
                        run={suspend}
                    />
                    <Step
                        market={market}
                        act={act}
                        words="Resume (R)"
                        from={["SUSPENDED"]}
                        keys="r"
                        run={resume}
                    />
                    {!market.inPlay && market.kind !== "SPOT" && (
                        <Step
                            market={market}
                            act={act}
                            words="Turn in-play"
                            from={["OPEN", "SUSPENDED"]}
                            run={() => step("in-play", "In-play")}
                        />
                    )}
                    {!["INACTIVE", "OPEN", "SUSPENDED"].includes(market.status) && (
                        <span class="soft">Closed for good: nothing can be traded here any more.</span>
                    )}
                </div>
            </section>
            <Selections market={market} act={act} reload={reload} />
            {market.kind === "SPOT" && <SharesPanel market={market} act={act} />}
            {market.settlement && <SettlementPanel settlement={market.settlement} />}
            <ResolutionPanel market={market} act={act} reload={reload} />
            <DangerPanel market={market} reload={reload} />
            <Schedule market={market} />
            <LogPanel marketId={market.marketId} version={market.version} />
        </>
    );
}

interface StepProps {
    market: Market;
    act: Act;
    words: string;
    from: Market["status"][];
    danger?: boolean;
    keys?: string;
    run: () => Promise<void>;
}

function Step({ market, act, words, from, danger, keys, run }: StepProps) {
    if (!from.includes(market.status)) {
        return null;
    }
    return (
        <button
            type="button"
            class={"button" + (danger ? " button-danger" : "")}
            disabled={act.busy}
            aria-keyshortcuts={keys}
            onClick={() => void run()}
        >
            {words}
        </button>
    );
}

/** S suspends and R resumes, at once, wherever the focus is but for places to type and dialogs. */
function useKeys(keys: Record<string, (() => Promise<void>) | undefined>) {
    useLayoutEffect(() => {
        const press = (event: KeyboardEvent) => {
            const elsewhere = event.target instanceof Element &&
                event.target.closest("input, textarea, select, dialog") !== null;
            const run = keys[event.key.toLowerCase()];
            if (run !== undefined && !elsewhere && !event.ctrlKey && !event.metaKey && !event.altKey && !event.repeat) {
                event.preventDefault();
                void run();
            }
        };
        addEventListener("keydown", press);
        return () => removeEventListener("keydown", press);
    });
}

function Selections({ market, act, reload }: Props) {
    const removable = market.kind === "ODDS" ? ["INACTIVE", "OPEN", "SUSPENDED"] : ["INACTIVE"];
    const mayRemove = removable.includes(market.status);
    const remaining = market.selections.filter((each) => !each.removed).length;
    return (
        <section class="panel table-scroll">
            <table class="table">
                <thead>
                    <tr>
                        <th>Selection</th>
                        <th>Id</th>
                        <th class="number">Last</th>
                        <th class="number">Traded</th>
                        <th />
                    </tr>
                </thead>
                <tbody>
                    {market.selections.map((selection) => {
                        const prices = market.prices.find((each) => each.id === selection.id);
                        return (
                            <tr key={selection.id}>
                                <td>{selection.name}</td>
                                <td class="soft">{selection.id}</td>
                                <td class="number">{prices?.lastTraded ?? "-"}</td>
                                <td class="number">{prices?.traded ?? "-"}</td>
                                <td class="number">
                                    {selection.removed
                                        ? <span class="badge">Removed, {selection.reductionPercent ?? "0"} %</span>
                                        : mayRemove && remaining > market.numberOfWinners
                                        ? (
                                            <Remove
                                                market={market}
                                                selectionId={selection.id}
                                                act={act}
                                                reload={reload}
                                            />
                                        )
                                        : null}
                                </td>
                            </tr>
                        );
                    })}
                </tbody>
            </table>
        </section>
    );
}

function Remove({ market, selectionId, act, reload }: Props & { selectionId: string }) {
    const [percent, setPercent] = useState<string>();
    if (percent === undefined) {
        return <button type="button" class="button button-small" onClick={() => setPercent("0.00")}>Remove</button>;
    }
    const remove = async () => {
        const path = "/markets/" + market.marketId + "/selections/" + encodeURIComponent(selectionId) + "/remove";
        if (await act.run(() => post(path, { reductionPercent: percent }), "Removed")) {
            reload();
        }
        setPercent(undefined);
    };
    return (
        <span class="row">
            <input
                class="input office-percent"
                inputMode="decimal"
                aria-label="Reduction in percent"
                value={percent}
                onInput={(event) => setPercent(event.currentTarget.value)}
            />
            <button
                type="button"
                class="button button-small button-danger"
                disabled={act.busy}
                onClick={() => void remove()}
            >
                Remove with this reduction
            </button>
            <button type="button" class="button button-small" onClick={() => setPercent(undefined)}>Keep</button>
        </span>
    );
}

const TIMES = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" });

function Schedule({ market }: { market: Market }) {
    const times = [
        ["Opens", market.opensAt],
        ["Turns in-play", market.turnInPlayAt],
        ["Closes", market.closesAt],
        ["Void without a result by", market.resolveBy],
    ].filter((each): each is [string, string] => each[1] !== undefined);
    return (
        <section class="panel">
            <div class="panel-head">
                <h2>Rules and schedule</h2>
            </div>
            <dl class="panel-body office-facts">
                <dt>Commission</dt>
                <dd>
                    {market.commissionPercent} %
                    {Number(market.takerFeePercent ?? 0) > 0 ? `, taker ${market.takerFeePercent} %` : ""}
                </dd>
                <dt>Result takes</dt>
                <dd>
                    {market.sources?.length
                        ? `${market.quorum} of ${market.sources.length} sources`
                        : (market.approvals ?? 1) > 1
                        ? "two people"
                        : "one person"}
                    {market.disputeSeconds
                        ? `, may be disputed for ${formatDuration(market.disputeSeconds * 1_000)}`
                        : ""}
                </dd>
                {times.map((
                    [words, at],
                ) => [<dt key={words}>{words}</dt>, <dd key={at}>{TIMES.format(new Date(at))}</dd>])}
                {market.betDelaySeconds > 0 && [
                    <dt key="delay">Bet delay</dt>,
                    <dd key="seconds">
                        {market.betDelaySeconds} s, {market.betDelayModel === "ALL" ? "all orders" : "takers"}
                    </dd>,
                ]}
                {market.rules && [<dt key="rules">Rules</dt>, <dd key="words">{market.rules}</dd>]}
            </dl>
        </section>
    );
}
