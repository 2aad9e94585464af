import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { ApiError } from "../api/client.ts";
import { logins } from "./session.ts";
import { useStore } from "./store.ts";

/** What a page has of something it asked for; the last value stays while it is asked again or that fails. */
export interface Loaded<T> {
    value: T | undefined;
    error: ApiError | undefined;
    loading: boolean;
    reload: () => void;
}

/**
 * Asks when the page opens, when a dependency changes, when somebody has logged in, when told to, and every so many
 * milliseconds if it says so, unless the last answer is still on its way: a slow server would never be heard.
 */
export function useLoaded<T>(
    ask: (signal: AbortSignal) => Promise<T>,
    dependencies: readonly unknown[],
    everyMs?: number,
): Loaded<T> {
    const [state, setState] = useState<Omit<Loaded<T>, "reload">>({
        value: undefined,
        error: undefined,
        loading: true,
    });
    const [round, setRound] = useState(0);
    const login = useStore(logins);
    const dependenciesSeen = useRef<readonly unknown[]>(dependencies);
    const waiting = useRef(false);
    const reload = useCallback(() => setRound((now) => now + 1), []);
    useEffect(() => {
        const abort = new AbortController();
        const same = dependenciesSeen.current.every((each, index) => Object.is(each, dependencies[index]));
        dependenciesSeen.current = dependencies;
        setState((now) => ({
            value: same ? now.value : undefined,
            error: same ? now.error : undefined,
            loading: true,
        }));
        waiting.current = true;
        const settle = (next: (now: Omit<Loaded<T>, "reload">) => Omit<Loaded<T>, "reload">) => {
            if (!abort.signal.aborted) {
                waiting.current = false;
                setState(next);
            }
        };
        ask(abort.signal).then(
            (value) => settle(() => ({ value, error: undefined, loading: false })),
            (error) => settle((now) => ({ value: now.value, error, loading: false })),
        );
        return () => abort.abort();
    }, [...dependencies, round, login]);
    useEffect(() => {
        if (everyMs === undefined) {
            return;
        }
        const timer = setInterval(() => document.hidden || waiting.current || reload(), everyMs);
        return () => clearInterval(timer);
    }, [everyMs, reload]);
    return { ...state, reload };
}
