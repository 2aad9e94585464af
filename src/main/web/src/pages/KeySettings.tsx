import { useLayoutEffect, useState } from "preact/hooks";
import { Keys } from "../components/KeyList.tsx";
import { type Action, actionOf, ACTIONS, KEY_WORDS, keyOf, keyWords, remapped, USUAL_KEYS } from "../domain/keys.ts";
import { prefer, preferences } from "../state/preferences.ts";
import { useStore } from "../state/store.ts";

/** A key somebody wants for an action although it does another one. */
interface Conflict {
    readonly action: Action;
    readonly key: string;
    readonly other: Action;
}

/** Which key does what; one that is in use already is taken away only when that is said. */
export function KeySettings() {
    const { keys } = useStore(preferences);
    const [waiting, setWaiting] = useState<Action | null>(null);
    const [conflict, setConflict] = useState<Conflict | null>(null);
    // As soon as it asks for a key it hears one.
    useLayoutEffect(() => {
        if (waiting === null) {
            return undefined;
        }
        const press = (event: KeyboardEvent) => {
            const key = keyOf(event);
            if (key === null) {
                return;
            }
            event.preventDefault();
            event.stopImmediatePropagation();
            setWaiting(null);
            const other = actionOf(keys, key);
            if (key === "Escape") {
                return;
            }
            if (other !== null && other !== waiting) {
                setConflict({ action: waiting, key, other });
            } else {
                prefer({ keys: remapped(keys, waiting, key) });
            }
        };
        addEventListener("keydown", press, { capture: true });
        return () => removeEventListener("keydown", press, { capture: true });
    }, [waiting, keys]);
    const change = (action: Action) => {
        setConflict(null);
        setWaiting(action);
    };
    return (
        <>
            <ul class="key-list">
                {ACTIONS.map((action) => (
                    <li key={action}>
                        <span>{KEY_WORDS[action]}</span>
                        {waiting === action
                            ? <strong role="status">Press a key. Esc leaves it.</strong>
                            : <Keys keys={keys[action]} />}
                        <button
                            type="button"
                            class="button button-small"
                            aria-label={`Change the key: ${KEY_WORDS[action]}`}
                            onClick={() => change(action)}
                        >
                            Change
                        </button>
                        {conflict?.action === action && (
                            <Taken
                                conflict={conflict}
                                onTake={() => {
                                    prefer({ keys: remapped(keys, action, conflict.key) });
                                    setConflict(null);
                                }}
                                onLeave={() => setConflict(null)}
                            />
                        )}
                    </li>
                ))}
            </ul>
            <div class="row">
                <button type="button" class="button" onClick={() => prefer({ keys: USUAL_KEYS })}>
                    All keys as usual
                </button>
            </div>
        </>
    );
}

function Taken({ conflict, onTake, onLeave }: { conflict: Conflict; onTake: () => void; onLeave: () => void }) {
    return (
        <div class="banner" data-tone="warn" role="alert">
            <span>
                <kbd>{keyWords(conflict.key)}</kbd> already does this: {KEY_WORDS[conflict.other]}.
            </span>
            <button type="button" class="button button-small" onClick={onTake}>Use it here instead</button>
            <button type="button" class="button button-small" onClick={onLeave}>Leave it</button>
        </div>
    );
}
