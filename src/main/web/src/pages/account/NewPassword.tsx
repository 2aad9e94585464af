import { useState } from "preact/hooks";
import type { ApiError } from "../../api/client.ts";
import { Field } from "../../components/Field.tsx";
import { Section } from "../../components/Section.tsx";
import { explain } from "../../domain/problems.ts";
import { client, user } from "../../state/session.ts";
import { useStore } from "../../state/store.ts";
import { toast } from "../../state/toasts.ts";

/** Takes another password; asks twice, because nobody can look up what was mistyped. */
export function NewPassword({ changed }: { changed: () => void }) {
    const who = useStore(user);
    const [current, setCurrent] = useState("");
    const [next, setNext] = useState("");
    const [again, setAgain] = useState("");
    const [error, setError] = useState<ApiError>();
    const [differs, setDiffers] = useState(false);
    const [busy, setBusy] = useState(false);
    const save = async (event: Event) => {
        event.preventDefault();
        setError(undefined);
        setDiffers(next !== again);
        if (next !== again) {
            return;
        }
        setBusy(true);
        try {
            const body = { currentPassword: current, newPassword: next };
            await client.ask("/users/me/password", { method: "PUT", body });
            [setCurrent, setNext, setAgain].forEach((clear) => clear(""));
            toast("good", "The password is changed. You are logged out everywhere else.");
            changed();
        } catch (failure) {
            setError(failure as ApiError);
        } finally {
            setBusy(false);
        }
    };
    const code = error?.problem?.code;
    const words = error && explain(error, "save");
    return (
        <Section title="Password">
            <form class="stack" onSubmit={(event) => void save(event)}>
                <input
                    class="visually-hidden"
                    type="text"
                    autocomplete="username"
                    value={who?.username}
                    tabIndex={-1}
                    readOnly
                    aria-hidden="true"
                />
                <Field
                    label="Current password"
                    type="password"
                    autocomplete="current-password"
                    required
                    value={current}
                    onText={setCurrent}
                    error={code === "WRONG_PASSWORD" ? words : undefined}
                />
                <Field
                    label="New password"
                    type="password"
                    autocomplete="new-password"
                    required
                    minLength={8}
                    value={next}
                    onText={setNext}
                    hint="8 characters or more; longer is better"
                    error={code === "INVALID_PASSWORD" ? words : undefined}
                />
                <Field
                    label="New password again"
                    type="password"
                    autocomplete="new-password"
                    required
                    value={again}
                    onText={setAgain}
                    error={differs ? "This is not the same as above" : undefined}
                />
                {words && code !== "WRONG_PASSWORD" && code !== "INVALID_PASSWORD" && (
                    <div class="banner" data-tone="bad" role="alert">{words}</div>
                )}
                <div class="row">
                    <button type="submit" class="button" disabled={busy}>
                        {busy ? "Changing" : "Change the password"}
                    </button>
                </div>
            </form>
        </Section>
    );
}
