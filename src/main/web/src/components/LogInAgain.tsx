import { useState } from "preact/hooks";
import type { ApiError } from "../api/client.ts";
import { go } from "../state/router.ts";
import { expired, leave, logIn, user } from "../state/session.ts";
import { useStore } from "../state/store.ts";
import { Dialog } from "./Dialog.tsx";
import { Field } from "./Field.tsx";

/** Asks for the password again where one is, so that nothing that was typed is lost. */
export function LogInAgain() {
    const over = useStore(expired);
    const who = useStore(user)?.username;
    const [hidden, setHidden] = useState(false);
    if (!over || who === undefined) {
        return null;
    }
    return hidden
        ? (
            <div class="banner expired-banner" data-tone="warn" role="status">
                <span>You are logged out. What you see may be old, and nothing can be sent.</span>
                <button type="button" class="button button-small" onClick={() => setHidden(false)}>Log in again</button>
            </div>
        )
        : (
            <Dialog title="Your session has ended" onClose={() => setHidden(true)}>
                <Form username={who} />
            </Dialog>
        );
}

function Form({ username }: { username: string }) {
    const [password, setPassword] = useState("");
    const [error, setError] = useState<string>();
    const [busy, setBusy] = useState(false);
    const submit = async (event: Event) => {
        event.preventDefault();
        setBusy(true);
        setError(undefined);
        try {
            await logIn(username, password);
        } catch (failure) {
            setError((failure as ApiError).message);
            setBusy(false);
        }
    };
    return (
        <form class="stack" onSubmit={(event) => void submit(event)}>
            <p class="soft">Log in again and go on where you were. Nothing you typed is lost.</p>
            <input
                type="text"
                class="visually-hidden"
                autocomplete="username"
                value={username}
                readOnly
                tabIndex={-1}
                aria-hidden="true"
            />
            <Field
                label={"Password of " + username}
                type="password"
                autocomplete="current-password"
                required
                value={password}
                onText={setPassword}
                error={error}
            />
            <button type="submit" class="button button-primary button-wide" disabled={busy}>Log in</button>
            <button
                type="button"
                class="button button-quiet"
                onClick={() => {
                    leave();
                    go("/login");
                }}
            >
                Log in as somebody else
            </button>
        </form>
    );
}
