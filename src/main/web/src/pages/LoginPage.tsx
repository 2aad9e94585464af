import { useState } from "preact/hooks";
import { ApiError } from "../api/client.ts";
import { Field } from "../components/Field.tsx";
import { go, place } from "../state/router.ts";
import { logIn, register, session, user } from "../state/session.ts";
import { useStore } from "../state/store.ts";

/** Where to go after logging in: only to a page of this site. */
export function nextPage(next: string | null): string {
    return next !== null && /^\/(?![/\\])/.test(next) ? next : "/";
}

/** Logging in, or making an account and logging in with it. */
export function LoginPage({ isNew }: { isNew: boolean }) {
    const [username, setUsername] = useState("");
    const [password, setPassword] = useState("");
    const [error, setError] = useState<ApiError>();
    const [busy, setBusy] = useState(false);
    const who = useStore(user);
    const loggedIn = useStore(session) !== null;
    const next = place.get().query.get("next");
    const submit = async (event: Event) => {
        event.preventDefault();
        setBusy(true);
        setError(undefined);
        try {
            await (isNew ? register : logIn)(username, password);
            go(nextPage(next), true);
        } catch (failure) {
            setError(failure as ApiError);
        } finally {
            setBusy(false);
        }
    };
    const other = (isNew ? "/login" : "/register") + (next === null ? "" : "?next=" + encodeURIComponent(next));
    return (
        <form class="panel form-page" onSubmit={(event) => void submit(event)}>
            <div class="panel-head">
                <h1>{isNew ? "Create an account" : "Log in"}</h1>
            </div>
            <div class="panel-body stack">
                {loggedIn && who !== null && !busy && (
                    <p class="banner">
                        You are logged in as {who.username}. <a href="/">To the markets</a>
                    </p>
                )}
                <Field
                    label="Username"
                    name="username"
                    autocomplete="username"
                    autocapitalize="none"
                    required
                    value={username}
                    onText={setUsername}
                    hint={isNew ? "3 to 32 letters, digits, dots, dashes or underscores" : undefined}
                />
                <Field
                    label="Password"
                    name="password"
                    type="password"
                    autocomplete={isNew ? "new-password" : "current-password"}
                    required
                    value={password}
                    onText={setPassword}
                    hint={isNew ? "A sentence is easier to remember than signs" : undefined}
                />
                {error && <div class="banner" data-tone="bad" role="alert">{error.message}</div>}
                <button type="submit" class="button button-primary button-wide" disabled={busy}>
                    {isNew ? "Create the account" : "Log in"}
                </button>
                <p class="soft">
                    {isNew ? "You have an account? " : "You are new here? "}
                    <a href={other}>{isNew ? "Log in" : "Create an account"}</a>
                </p>
            </div>
        </form>
    );
}
