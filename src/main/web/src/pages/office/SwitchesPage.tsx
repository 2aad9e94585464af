import { useState } from "preact/hooks";
import { Async } from "../../components/Async.tsx";
import { AskDialog } from "../../components/AskDialog.tsx";
import { Field } from "../../components/Field.tsx";
import { useLoaded } from "../../state/loading.ts";
import { place } from "../../state/router.ts";
import { useStore } from "../../state/store.ts";
import { toast } from "../../state/toasts.ts";
import { allSwitches, post, type TradingSwitch } from "./calls.ts";

const EVERY_MS = 3_000;
const TIMES = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" });
const SCOPES = { EXCHANGE: "The whole exchange", MARKET: "One market", USER: "One user" } as const;
const MODES = { OPEN: "Open", CANCEL_ONLY: "Cancel only", KILLED: "Killed: open orders are cancelled" } as const;

/** Stops new orders of the exchange, a market or a user, and lets them go on. */
export function SwitchesPage() {
    const switches = useLoaded(allSwitches, [], EVERY_MS);
    const [asked, setAsked] = useState<Omit<TradingSwitch, "reason">>();
    const meant = useStore(place, (now) => now.query.get("user"));
    const [scope, setScope] = useState<TradingSwitch["scope"]>(meant === null ? "EXCHANGE" : "USER");
    const [subject, setSubject] = useState(meant ?? "");
    const [mode, setMode] = useState<TradingSwitch["mode"]>("CANCEL_ONLY");
    const submit = (event: Event) => {
        event.preventDefault();
        setAsked({ scope, ...(scope !== "EXCHANGE" && { subject: subject.trim() }), mode });
    };
    return (
        <>
            <h1>Stops</h1>
            {asked && (
                <AskDialog
                    title={asked.mode === "OPEN" ? "Let it go on?" : "Stop trading?"}
                    words={asked.mode === "OPEN" ? "Let it go on" : "Stop"}
                    danger={asked.mode !== "OPEN"}
                    reason="Why"
                    onDo={async (reason) => {
                        await post("/trading-switches", { ...asked, reason });
                        toast("good", asked.mode === "OPEN" ? "Open again" : "Stopped");
                        switches.reload();
                    }}
                    onClose={() => setAsked(undefined)}
                >
                    <p>{MODES[asked.mode]}: {SCOPES[asked.scope]} {asked.subject}</p>
                </AskDialog>
            )}
            <section class="panel table-scroll">
                <Async of={switches} empty="Nothing is stopped.">
                    {(items) => (
                        <table class="table">
                            <thead>
                                <tr>
                                    <th>What</th>
                                    <th>How</th>
                                    <th>Why</th>
                                    <th>Since</th>
                                    <th />
                                </tr>
                            </thead>
                            <tbody>
                                {items.map((each) => (
                                    <tr key={each.scope + each.subject}>
                                        <td>{SCOPES[each.scope]} {each.subject}</td>
                                        <td>{MODES[each.mode]}</td>
                                        <td>{each.reason}</td>
                                        <td>{each.at && TIMES.format(new Date(each.at))}</td>
                                        <td class="number">
                                            <button
                                                type="button"
                                                class="button button-small"
                                                onClick={() => {
                                                    const { scope, subject } = each;
                                                    setAsked({ scope, ...(subject && { subject }), mode: "OPEN" });
                                                }}
                                            >
                                                Let it go on
                                            </button>
                                        </td>
                                    </tr>
                                ))}
                            </tbody>
                        </table>
                    )}
                </Async>
            </section>
            <section class="panel">
                <div class="panel-head">
                    <h2>Stop something</h2>
                </div>
                <form class="panel-body office-form" onSubmit={submit}>
                    <Choice label="What" value={scope} of={SCOPES} onChoose={setScope} />
                    {scope !== "EXCHANGE" && <Field label="Its id" required value={subject} onText={setSubject} />}
                    <Choice label="How" value={mode} of={MODES} onChoose={setMode} />
                    <button type="submit" class="button button-danger">Set</button>
                </form>
            </section>
        </>
    );
}

interface ChoiceProps<T extends string> {
    label: string;
    value: T;
    of: Record<T, string>;
    onChoose: (value: T) => void;
}

function Choice<T extends string>({ label, value, of, onChoose }: ChoiceProps<T>) {
    return (
        <label class="field">
            <span class="field-label">{label}</span>
            <select class="select" value={value} onChange={(event) => onChoose(event.currentTarget.value as T)}>
                {(Object.entries(of) as [T, string][]).map(([key, words]) => (
                    <option key={key} value={key}>{words}</option>
                ))}
            </select>
        </label>
    );
}
