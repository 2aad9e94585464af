import { useEffect, useState } from "preact/hooks";
import type { ApiError } from "../../api/client.ts";
import type { NotificationCategory, NotificationPreferences } from "../../api/types.ts";
import { Async } from "../../components/Async.tsx";
import { Field } from "../../components/Field.tsx";
import { explain } from "../../domain/problems.ts";
import { useLoaded } from "../../state/loading.ts";
import { client } from "../../state/session.ts";
import { toast } from "../../state/toasts.ts";
import { CATEGORIES } from "./categories.ts";
import { WebhookForm } from "./WebhookForm.tsx";

const PATH = "/notifications/preferences";
const CHANNELS = [["IN_APP", "Here"], ["EMAIL", "E-mail"], ["WEBHOOK", "Webhook"]] as const;
const DIGESTS = [["OFF", "Each by itself"], ["HOURLY", "Once an hour"], ["DAILY", "Once a day"]] as const;
const ALL = Object.keys(CATEGORIES) as NotificationCategory[];

/** What to be told and how. */
export function Preferences() {
    const kept = useLoaded((signal) => client.ask<NotificationPreferences>(PATH, { signal }), []);
    return (
        <div class="wallet-columns notice-columns">
            <section class="panel" aria-labelledby="told">
                <div class="panel-head">
                    <h2 id="told">What to be told</h2>
                </div>
                <div class="panel-body">
                    <Async of={kept} rows={8}>{(value) => <Form kept={value} />}</Async>
                </div>
            </section>
            <WebhookForm />
        </div>
    );
}

function Form({ kept }: { kept: NotificationPreferences }) {
    const [now, setNow] = useState(kept);
    const [error, setError] = useState<string>();
    const [busy, setBusy] = useState(false);
    useEffect(() => setNow(kept), [kept]);
    const change = (part: Partial<NotificationPreferences>) => setNow({ ...now, ...part });
    const save = async (event: Event) => {
        event.preventDefault();
        setBusy(true);
        setError(undefined);
        try {
            setNow(await client.ask<NotificationPreferences>(PATH, { method: "PUT", body: bare(now) }));
            toast("good", "Saved. It holds for what happens from now on.");
        } catch (failure) {
            setError(explain(failure as ApiError, "save"));
        } finally {
            setBusy(false);
        }
    };
    return (
        <form class="stack" onSubmit={(event) => void save(event)}>
            <Channels categories={now.categories ?? {}} onChange={(categories) => change({ categories })} />
            <Field
                label="E-mail address"
                type="email"
                autocomplete="email"
                value={now.email ?? ""}
                onText={(email) => change({ email })}
                hint="Mail goes out only if this exchange has a mail server"
            />
            <Times now={now} change={change} />
            {error && <div class="banner" data-tone="bad" role="alert">{error}</div>}
            <button type="submit" class="button button-primary" disabled={busy}>Save</button>
        </form>
    );
}

/** Without what is empty: absent is the default. */
function bare(now: NotificationPreferences): NotificationPreferences {
    return { ...now, email: now.email?.trim() || undefined, timeZone: now.timeZone?.trim() || undefined };
}

type Categories = NonNullable<NotificationPreferences["categories"]>;

function Channels({ categories, onChange }: { categories: Categories; onChange: (next: Categories) => void }) {
    const toggle = (category: NotificationCategory, channel: (typeof CHANNELS)[number][0]) => {
        const now = categories[category] ?? [];
        const next = now.includes(channel) ? now.filter((each) => each !== channel) : [...now, channel];
        onChange({ ...categories, [category]: next });
    };
    return (
        <table class="table channel-table">
            <caption class="visually-hidden">Ways of telling, by kind of notice</caption>
            <thead>
                <tr>
                    <th scope="col">Notice</th>
                    {CHANNELS.map(([channel, words]) => <th key={channel} scope="col">{words}</th>)}
                </tr>
            </thead>
            <tbody>
                {ALL.map((category) => (
                    <tr key={category}>
                        <th scope="row">
                            {CATEGORIES[category].words}
                            <small class="soft">{CATEGORIES[category].what}</small>
                        </th>
                        {CHANNELS.map(([channel, words]) => (
                            <td key={channel}>
                                <input
                                    type="checkbox"
                                    aria-label={`${CATEGORIES[category].words}: ${words}`}
                                    checked={(categories[category] ?? []).includes(channel)}
                                    disabled={category === "SECURITY" && channel === "IN_APP"}
                                    onChange={() => toggle(category, channel)}
                                />
                            </td>
                        ))}
                    </tr>
                ))}
            </tbody>
        </table>
    );
}

interface TimesProps {
    now: NotificationPreferences;
    change: (part: Partial<NotificationPreferences>) => void;
}

function Times({ now, change }: TimesProps) {
    const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const quiet = now.quietHours;
    return (
        <>
            <label class="field">
                <span class="field-label">E-mails</span>
                <select
                    class="select"
                    value={now.digest ?? "OFF"}
                    onChange={(event) =>
                        change({ digest: event.currentTarget.value as NotificationPreferences["digest"] })}
                >
                    {DIGESTS.map(([digest, words]) => <option key={digest} value={digest}>{words}</option>)}
                </select>
            </label>
            <label class="check">
                <input
                    type="checkbox"
                    checked={quiet !== undefined}
                    onChange={() =>
                        change({ quietHours: quiet === undefined ? { from: "22:00", to: "07:00" } : undefined })}
                />
                <span>Quiet hours: mails and calls wait until they are over, except security</span>
            </label>
            {quiet && (
                <div class="row">
                    <Field
                        label="From"
                        type="time"
                        required
                        value={quiet.from}
                        onText={(from) => change({ quietHours: { ...quiet, from } })}
                    />
                    <Field
                        label="To"
                        type="time"
                        required
                        value={quiet.to}
                        onText={(to) => change({ quietHours: { ...quiet, to } })}
                    />
                </div>
            )}
            <Field
                label="Time zone"
                value={now.timeZone ?? ""}
                onText={(timeZone) => change({ timeZone })}
                hint={"For quiet hours and digests. This device: " + here}
            />
        </>
    );
}
