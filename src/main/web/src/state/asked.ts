import { useEffect, useRef } from "preact/hooks";
import { createStore } from "./store.ts";

/** What one part of a page may ask another one for. */
export type Wish = "cash-out" | "keys";

/** Nobody there to do it within this time: it is forgotten, rather than done when nobody expects it any more. */
const FRESH_MS = 1_000;

const asked = createStore<{ readonly wish: Wish; readonly at: number } | null>(null);

export function ask(wish: Wish): void {
    asked.set({ wish, at: Date.now() });
}

/** Does what is asked for, also if it was asked for a moment before this part was there. */
export function useAsked(wish: Wish, act: () => void): void {
    const latest = useRef(act);
    latest.current = act;
    useEffect(() => {
        const look = () => {
            const now = asked.get();
            if (now?.wish === wish && Date.now() - now.at < FRESH_MS) {
                asked.set(null);
                latest.current();
            }
        };
        look();
        return asked.subscribe(look);
    }, []);
}
