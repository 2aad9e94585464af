import { useLayoutEffect, useRef } from "preact/hooks";
import { type Action, actionOf, keyOf } from "../domain/keys.ts";
import { preferences } from "./preferences.ts";

/** What a key that was pressed does by the user's own map; null when nothing. */
export function actionPressed(event: KeyboardEvent): Action | null {
    const key = keyOf(event);
    return key === null ? null : actionOf(preferences.get().keys, key);
}

/** Does what the keys say while the component is shown: not while one types, and not again while a key is held. */
export function useShortcuts(does: Partial<Record<Action, () => void>>): void {
    const latest = useRef(does);
    latest.current = does;
    // As soon as it is seen it hears: who is fast presses the next key before the browser has painted.
    useLayoutEffect(() => {
        const press = (event: KeyboardEvent) => {
            const action = event.defaultPrevented || isTyping(event) ? null : actionPressed(event);
            const act = action === null ? undefined : latest.current[action];
            if (act !== undefined && !belongsToFocus(event)) {
                event.preventDefault();
                if (!event.repeat) {
                    act();
                }
            }
        };
        addEventListener("keydown", press);
        return () => removeEventListener("keydown", press);
    }, []);
}

const within = (event: KeyboardEvent, what: string) =>
    event.target instanceof Element && event.target.closest(what) !== null;

const isTyping = (event: KeyboardEvent) => within(event, "input, select, textarea, dialog, [contenteditable]");

/** Enter and Space press whatever has the focus. */
const belongsToFocus = (event: KeyboardEvent) =>
    (event.key === "Enter" || event.key === " ") && within(event, "a, button, summary");
