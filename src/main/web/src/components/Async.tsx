import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Loaded } from "../state/loading.ts";

interface Props<T> {
    of: Loaded<T>;
    /** Rows of the final size while nothing has arrived. */
    rows?: number;
    /** What is said when the value is an empty list, or when isEmpty says so. */
    empty?: ComponentChildren;
    isEmpty?: (value: T) => boolean;
    children: (value: T) => ComponentChildren;
}

/** Who waits longer than this is told so. */
const LONG_MS = 3_000;

/** Shows what was loaded, or honestly why not yet. */
export function Async<T>({ of, rows = 3, empty, isEmpty, children }: Props<T>) {
    const long = useLong(of.loading);
    if (of.value !== undefined) {
        const nothing = isEmpty?.(of.value) ?? (Array.isArray(of.value) && of.value.length === 0);
        return (
            <>
                {of.error ? <Failure of={of} still /> : long && <Late reload={of.reload} />}
                {nothing && empty !== undefined ? <div class="empty">{empty}</div> : children(of.value)}
            </>
        );
    }
    return of.error ? <Failure of={of} /> : <Waiting rows={rows} long={long} reload={of.reload} />;
}

/** Whether something has gone on for too long. */
function useLong(going: boolean): boolean {
    const [long, setLong] = useState(false);
    useEffect(() => {
        setLong(false);
        if (!going) {
            return;
        }
        const timer = setTimeout(() => setLong(true), LONG_MS);
        return () => clearTimeout(timer);
    }, [going]);
    return long;
}

function Late({ reload }: { reload: () => void }) {
    return (
        <div class="banner" data-tone="warn" role="status">
            <span>The exchange does not answer: this may be old.</span>
            <button type="button" class="button button-small" onClick={reload}>Ask again</button>
        </div>
    );
}

function Failure<T>({ of, still = false }: { of: Loaded<T>; still?: boolean }) {
    const reference = of.error?.problem?.requestId;
    return (
        <div class="banner" data-tone="warn" role="status">
            <span>
                {still ? "This may be old: " : ""}
                {of.error?.status === 401 ? "You are logged out." : of.error?.message}
                {reference && <small class="soft">{` (${reference})`}</small>}
            </span>
            <button type="button" class="button button-small" onClick={of.reload}>Try again</button>
        </div>
    );
}

function Waiting({ rows, long, reload }: { rows: number; long: boolean; reload: () => void }) {
    return (
        <div class="stack" aria-busy="true">
            {Array.from({ length: rows }, (_, index) => <div key={index} class="skeleton" />)}
            <span class="visually-hidden">Loading</span>
            {long && (
                <p class="soft" role="status">
                    Still loading: the exchange has not answered yet.{" "}
                    <button type="button" class="button button-small" onClick={reload}>Ask again</button>
                </p>
            )}
        </div>
    );
}
