import { useState } from "preact/hooks";
import type { Market, MarketKind } from "../../api/types.ts";
import { Field } from "../../components/Field.tsx";
import { KIND_WORDS } from "../../components/words.ts";
import { useAct } from "../../state/act.ts";
import { go } from "../../state/router.ts";
import { client } from "../../state/session.ts";
import { type Draft, emptyDraft, newMarketOf } from "./newMarket.ts";

const KINDS: readonly MarketKind[] = ["ODDS", "YES_NO", "SPOT"];
const STEPS = ["What", "Rules", "Times", "Look again"] as const;

/** Makes a market in four steps; nothing is sent before the last. */
export function NewMarketPage() {
    const [draft, setDraft] = useState<Draft>(() => emptyDraft("ODDS", crypto.randomUUID()));
    const [step, setStep] = useState(0);
    const act = useAct();
    const change = (changed: Partial<Draft>) => setDraft((now) => ({ ...now, ...changed }));
    const last = step === STEPS.length - 1;
    const submit = async (event: Event) => {
        event.preventDefault();
        if (!last) {
            setStep(step + 1);
            return;
        }
        await act.run(async () => {
            const made = await client.ask<Market>("/markets", { method: "POST", body: newMarketOf(draft) });
            go("/office/markets/" + made.marketId);
        }, "Made. It opens by its schedule or when you open it.");
    };
    return (
        <form class="panel office-wizard" onSubmit={(event) => void submit(event)}>
            <div class="panel-head">
                <h1>New market</h1>
                <ol class="chips spread">
                    {STEPS.map((words, index) => (
                        <li key={words}>
                            <button
                                type="button"
                                class="chip"
                                aria-current={index === step}
                                disabled={index > step}
                                onClick={() => setStep(index)}
                            >
                                {index + 1}. {words}
                            </button>
                        </li>
                    ))}
                </ol>
            </div>
            <div class="panel-body stack">
                {step === 0 && (
                    <What
                        draft={draft}
                        change={change}
                        restart={(kind) => setDraft(emptyDraft(kind, draft.clientRef))}
                    />
                )}
                {step === 1 && <Rules draft={draft} change={change} />}
                {step === 2 && <Times draft={draft} change={change} />}
                {last && <pre class="office-review">{JSON.stringify(newMarketOf(draft), null, 2)}</pre>}
                {act.error && <div class="banner" data-tone="bad" role="alert">{act.error}</div>}
                <div class="row">
                    {step > 0 && <button type="button" class="button" onClick={() => setStep(step - 1)}>Back</button>}
                    <button type="submit" class="button button-primary" disabled={act.busy}>
                        {last ? "Make this market" : "Next"}
                    </button>
                </div>
            </div>
        </form>
    );
}

interface Props {
    draft: Draft;
    change: (changed: Partial<Draft>) => void;
}

function What({ draft, change, restart }: Props & { restart: (kind: MarketKind) => void }) {
    const rename = (index: number, name: string) =>
        change({ selections: draft.selections.map((each, at) => at === index ? name : each) });
    return (
        <>
            <div class="chips" role="group" aria-label="Kind">
                {KINDS.map((kind) => (
                    <button
                        key={kind}
                        type="button"
                        class="chip"
                        aria-pressed={kind === draft.kind}
                        onClick={() => restart(kind)}
                    >
                        {KIND_WORDS[kind]}
                    </button>
                ))}
            </div>
            <div class="office-form">
                <Field
                    label="Event"
                    required
                    value={draft.eventName}
                    placeholder="Lions v Bears"
                    onText={(eventName) => change({ eventName })}
                />
                <Field label="Market" required value={draft.name} onText={(name) => change({ name })} />
                <Field
                    label="Starts"
                    type="datetime-local"
                    value={draft.startsAt}
                    onText={(startsAt) => change({ startsAt })}
                />
            </div>
            <fieldset class="stack">
                <legend class="soft">{draft.kind === "SPOT" ? "Share" : "Selections"}</legend>
                {draft.selections.map((name, index) => (
                    <Field
                        key={index}
                        label={"Name " + (index + 1)}
                        value={name}
                        required={index === 0}
                        onText={(text) => rename(index, text)}
                    />
                ))}
                {draft.kind !== "SPOT" && (
                    <div>
                        <button
                            type="button"
                            class="button"
                            onClick={() => change({ selections: [...draft.selections, ""] })}
                        >
                            Another
                        </button>
                    </div>
                )}
            </fieldset>
        </>
    );
}

function Rules({ draft, change }: Props) {
    return (
        <div class="office-form">
            {draft.kind === "ODDS" && (
                <Field
                    label="Winners"
                    inputMode="numeric"
                    value={draft.numberOfWinners}
                    onText={(numberOfWinners) => change({ numberOfWinners })}
                />
            )}
            {draft.kind !== "SPOT" && (
                <Field
                    label="Commission on net winnings, percent"
                    inputMode="decimal"
                    value={draft.commissionPercent}
                    onText={(commissionPercent) => change({ commissionPercent })}
                />
            )}
            {draft.kind === "YES_NO" && (
                <Field
                    label="Taker fee, percent (optional)"
                    inputMode="decimal"
                    value={draft.takerFeePercent}
                    onText={(takerFeePercent) => change({ takerFeePercent })}
                />
            )}
            {draft.kind !== "ODDS" && (
                <Field
                    label="Tick size"
                    inputMode="decimal"
                    value={draft.tickSize}
                    onText={(tickSize) => change({ tickSize })}
                />
            )}
            {draft.kind === "ODDS" && (
                <Field
                    label="Bet delay in-play, seconds"
                    inputMode="numeric"
                    value={draft.betDelaySeconds}
                    onText={(betDelaySeconds) => change({ betDelaySeconds })}
                />
            )}
            <Field
                label="Result may be disputed for, seconds"
                inputMode="numeric"
                value={draft.disputeSeconds}
                onText={(disputeSeconds) => change({ disputeSeconds })}
            />
            <label class="row">
                <input
                    type="checkbox"
                    checked={draft.twoPeople}
                    onChange={(event) => change({ twoPeople: event.currentTarget.checked })}
                />
                The result takes two people
            </label>
            <label class="field office-wide">
                <span class="field-label">Rules and source of the result</span>
                <textarea
                    class="input"
                    rows={4}
                    value={draft.rules}
                    onInput={(event) => change({ rules: event.currentTarget.value })}
                />
            </label>
        </div>
    );
}

function Times({ draft, change }: Props) {
    const times = [
        ["opensAt", "Opens"],
        ...(draft.kind === "SPOT" ? [] : [["turnInPlayAt", "Turns in-play"]]),
        ["closesAt", "Closes"],
        ...(draft.kind === "SPOT" ? [] : [["resolveBy", "Void without a result by"]]),
    ] as ["opensAt" | "turnInPlayAt" | "closesAt" | "resolveBy", string][];
    return (
        <>
            <p class="soft">
                All times are optional, in your own time zone, and kept by the exchange's clock also over restarts.
            </p>
            <div class="office-form">
                {times.map(([name, label]) => (
                    <Field
                        key={name}
                        label={label}
                        type="datetime-local"
                        step={1}
                        value={draft[name]}
                        onText={(text) => change({ [name]: text })}
                    />
                ))}
            </div>
        </>
    );
}
