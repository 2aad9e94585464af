import { createStore, type Store } from "./store.ts";

export type ToastKind = "good" | "bad" | "warn" | "info";

export interface Toast {
    id: number;
    kind: ToastKind;
    text: string;
    link: Link | undefined;
}

/** Where there is more about it. */
export interface Link {
    readonly words: string;
    readonly href: string;
}

const SHOWN_MS = 6_000;
const LONG_MS = 12_000;

export const toasts: Store<Toast[]> = createStore<Toast[]>([]);

let last = 0;

/** Says something for a while; what went wrong stays twice as long. */
export function toast(kind: ToastKind, text: string, link?: Link): void {
    const id = ++last;
    toasts.update((now) => [...now.slice(-4), { id, kind, text, link }]);
    setTimeout(() => dismiss(id), kind === "bad" ? LONG_MS : SHOWN_MS);
}

export function dismiss(id: number): void {
    toasts.update((now) => now.filter((each) => each.id !== id));
}
