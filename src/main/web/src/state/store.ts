import { useEffect, useState } from "preact/hooks";

/** A value that tells those who watch it when it changes. */
export interface Store<T> {
    get(): T;
    set(next: T): void;
    update(change: (now: T) => T): void;
    /** Ends when what it returns is called. */
    subscribe(listener: (now: T) => void): () => void;
}

export function createStore<T>(initial: T): Store<T> {
    let value = initial;
    const listeners = new Set<(now: T) => void>();
    const set = (next: T) => {
        if (Object.is(next, value)) {
            return;
        }
        value = next;
        for (const listener of [...listeners]) {
            listener(value);
        }
    };
    return {
        get: () => value,
        set,
        update: (change) => set(change(value)),
        subscribe(listener) {
            listeners.add(listener);
            return () => listeners.delete(listener);
        },
    };
}

/** The store's value, or what the selector takes from it; the component draws again only when that changes. */
export function useStore<T>(store: Store<T>): T;
export function useStore<T, S>(store: Store<T>, selector: (value: T) => S): S;
export function useStore<T, S>(store: Store<T>, selector?: (value: T) => S): T | S {
    const take = selector ?? ((value: T) => value);
    const [taken, setTaken] = useState<T | S>(() => take(store.get()));
    useEffect(() => {
        const look = (value: T) => setTaken(() => take(value));
        look(store.get());
        return store.subscribe(look);
        // A selector is a new function at each drawing; it is not a reason to subscribe again.
    }, [store]);
    return taken;
}
