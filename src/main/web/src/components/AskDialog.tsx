import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { wordsOf } from "../state/act.ts";
import { Dialog } from "./Dialog.tsx";
import { Field } from "./Field.tsx";

const REASON_MAX = 200;

interface Props {
    title: string;
    /** The button that does it. */
    words: string;
    danger?: boolean;
    /** Asks for a reason, which is then needed. */
    reason?: string;
    /** What has to be typed before it can be done. */
    typed?: string;
    /** Whether what is asked for among the children is complete. */
    ready?: boolean;
    onDo: (reason: string) => Promise<unknown>;
    onClose: () => void;
    children?: ComponentChildren;
}

/** Asks before something is done; it stays open, and says why, when that fails. */
export function AskDialog({ title, words, danger, reason, typed, ready = true, onDo, onClose, children }: Props) {
    const [why, setWhy] = useState("");
    const [said, setSaid] = useState("");
    const [busy, setBusy] = useState(false);
    const [error, setError] = useState<string>();
    const complete = ready && (reason === undefined || why.trim() !== "") &&
        (typed === undefined || said.trim().toUpperCase() === typed);
    const submit = async (event: Event) => {
        event.preventDefault();
        setBusy(true);
        setError(undefined);
        try {
            await onDo(why.trim());
            onClose();
        } catch (failure) {
            setError(wordsOf(failure));
            setBusy(false);
        }
    };
    return (
        <Dialog title={title} onClose={onClose}>
            <form class="stack" onSubmit={(event) => void submit(event)}>
                {children}
                {reason !== undefined && (
                    <Field label={reason} required maxLength={REASON_MAX} value={why} onText={setWhy} />
                )}
                {typed !== undefined && (
                    <Field label={`Type ${typed} to go on`} autocomplete="off" value={said} onText={setSaid} />
                )}
                {error !== undefined && <div class="banner" data-tone="bad" role="alert">{error}</div>}
                <div class="row">
                    <button
                        type="submit"
                        class={"button " + (danger ? "button-danger" : "button-primary")}
                        disabled={busy || !complete}
                    >
                        {words}
                    </button>
                    <button type="button" class="button" onClick={onClose}>Cancel</button>
                </div>
            </form>
        </Dialog>
    );
}
