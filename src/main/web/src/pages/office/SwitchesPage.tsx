import { useState } from "preact/hooks";
import { Async } from "../../components/Async.tsx";
import { Field } from "../../components/Field.tsx";
import { useAct } from "../../state/act.ts";
import { useLoaded } from "../../state/loading.ts";
import { place } from "../../state/router.ts";
import { client } from "../../state/session.ts";
import { useStore } from "../../state/store.ts";
import { post } from "./calls.ts";

interface Switch {
    scope: "EXCHANGE" | "MARKET" | "USER";
    subject?: string;
    mode: "OPEN" | "CANCEL_ONLY" | "KILLED";
    by?: string;
    reason?: string;
    at?: string;
}

const EVERY_MS = 3_000;
const TIMES = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" });
const SCOPES = { EXCHANGE: "The whole exchange", MARKET: "One market", USER: "One user" } as const;
const MODES = { OPEN: "Open", CANCEL_ONLY: "Cancel only", KILLED: "Killed: open orders are cancelled" } as const;

/** Stops new orders of the exchange, a market or a user, and lets them go on. */
export function SwitchesPage() {
    const switches = useLoaded(
        (signal) => client.ask<{ items: Switch[] }>("/trading-switches", { signal }).then((value) => value.items),
        [],
        EVERY_MS,
    );
    const act = useAct();
    const meant = useStore(place, (now) => now.query.get("user"));
    const [scope, setScope] = useState<Switch["scope"]>(meant === null ? "EXCHANGE" : "USER");
    const [subject, setSubject] = useState(meant ?? "");
    const [mode, setMode] = useState<Switch["mode"]>("CANCEL_ONLY");
    const [reason, setReason] = useState("");
    const set = async (body: Omit<Switch, "by" | "at">, done: string) => {
        await act.run(() => post("/trading-switches", body), done);
        switches.reload();
    };
    const submit = (event: Event) => {
        event.preventDefault();
        const of = scope === "EXCHANGE" ? {} : { subject: subject.trim() };
        if (confirm(`${MODES[mode]}: ${SCOPES[scope]} ${of.subject ?? ""}?`)) {
            void set({ scope, ...of, mode, reason: reason.trim() }, "Done");
        }
    };
    return (
        <>
            <h1>Stops</h1>
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
                                                disabled={act.busy}
                                                onClick={() => {
                                                    const { scope, subject } = each;
                                                    void set({
                                                        scope,
                                                        ...(subject && { subject }),
                                                        mode: "OPEN",
                                                        reason: "over",
                                                    }, "Open again");
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
                    <Field label="Why" required maxLength={200} value={reason} onText={setReason} />
                    <button type="submit" class="button button-danger" disabled={act.busy}>Set</button>
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
