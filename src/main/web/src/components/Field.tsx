import type { JSX } from "preact";
import { useId } from "preact/hooks";

interface Props extends Omit<JSX.InputHTMLAttributes<HTMLInputElement>, "onInput" | "value"> {
    label: string;
    value: string;
    onText: (text: string) => void;
    hint?: string;
    error?: string;
}

/** A labelled line of input that says what is wrong with it beside it. */
export function Field({ label, value, onText, hint, error, ...input }: Props) {
    const id = useId();
    const words = error ?? hint;
    return (
        <div class="field">
            <label htmlFor={id}>{label}</label>
            <input
                {...input}
                id={id}
                class="input"
                value={value}
                aria-invalid={error !== undefined}
                aria-describedby={words === undefined ? undefined : id + "-words"}
                onInput={(event) => onText(event.currentTarget.value)}
            />
            {words !== undefined && (
                <span id={id + "-words"} class={error === undefined ? "field-hint" : "field-error"}>{words}</span>
            )}
        </div>
    );
}
