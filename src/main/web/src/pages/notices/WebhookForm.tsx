import { useState } from "preact/hooks";
import { ApiError } from "../../api/client.ts";
import type { Webhook } from "../../api/types.ts";
import { Async } from "../../components/Async.tsx";
import { Field } from "../../components/Field.tsx";
import { explain } from "../../domain/problems.ts";
import { useLoaded } from "../../state/loading.ts";
import { client } from "../../state/session.ts";
import { toast } from "../../state/toasts.ts";

const PATH = "/notifications/webhook";

async function askWebhook(signal: AbortSignal): Promise<Webhook | null> {
    try {
        return await client.ask<Webhook>(PATH, { signal });
    } catch (error) {
        if (error instanceof ApiError && error.status === 404) {
            return null;
        }
        throw error;
    }
}

/** Where webhook calls go, with the secret that signs them. */
export function WebhookForm() {
    const kept = useLoaded(askWebhook, []);
    return (
        <section class="panel" aria-labelledby="webhook">
            <div class="panel-head">
                <h2 id="webhook">Webhook</h2>
            </div>
            <div class="panel-body stack">
                <p class="soft">
                    Calls follow the Standard Webhooks specification. The address is a named public host, by https on
                    port 443.
                </p>
                <Async of={kept} rows={2}>
                    {(webhook) => <Form key={webhook?.url ?? ""} webhook={webhook} changed={kept.reload} />}
                </Async>
            </div>
        </section>
    );
}

function Form({ webhook, changed }: { webhook: Webhook | null; changed: () => void }) {
    const [url, setUrl] = useState(webhook?.url ?? "");
    const [error, setError] = useState<string>();
    const [busy, setBusy] = useState(false);
    const [open, setOpen] = useState(false);
    const run = async (method: "PUT" | "DELETE", words: string) => {
        setBusy(true);
        setError(undefined);
        try {
            await client.ask(PATH, { method, body: method === "PUT" ? { url: url.trim() } : undefined });
            toast("good", words);
            changed();
        } catch (failure) {
            setError(explain(failure as ApiError, "save"));
        } finally {
            setBusy(false);
        }
    };
    const save = (event: Event) => {
        event.preventDefault();
        void run("PUT", "The webhook is set. Choose above what it is told.");
    };
    return (
        <form class="stack" onSubmit={save}>
            <Field
                label="Address"
                type="url"
                required
                placeholder="https://"
                value={url}
                onText={setUrl}
                error={error}
            />
            {webhook && (
                <div class="field">
                    <span class="field-label">Secret that signs the calls</span>
                    {open
                        ? <code class="secret">{webhook.secret}</code>
                        : (
                            <button type="button" class="button button-small" onClick={() => setOpen(true)}>
                                Show the secret
                            </button>
                        )}
                </div>
            )}
            <div class="row">
                <button type="submit" class="button button-primary" disabled={busy}>Save</button>
                {webhook && (
                    <button
                        type="button"
                        class="button button-danger"
                        disabled={busy}
                        onClick={() => void run("DELETE", "The webhook is removed; calls that waited are given up.")}
                    >
                        Remove
                    </button>
                )}
            </div>
        </form>
    );
}
