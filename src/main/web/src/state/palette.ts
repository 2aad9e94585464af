import { createStore, type Store } from "./store.ts";

/** Whether the search over everything is open. */
export const paletteOpen: Store<boolean> = createStore(false);

/** Ctrl+K opens it from anywhere, "/" where nobody is typing. */
export function startPalette(): void {
    addEventListener("keydown", (event) => {
        const target = event.target instanceof Element ? event.target : null;
        const chord = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey &&
            event.key.toLowerCase() === "k";
        const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey &&
            !target?.closest("input, select, textarea, [contenteditable]");
        const busy = document.querySelector("dialog[open]") !== null;
        if ((chord || slash) && !event.defaultPrevented) {
            event.preventDefault();
            if (!busy) {
                paletteOpen.set(true);
            }
        }
    });
}
