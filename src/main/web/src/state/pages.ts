import { useEffect, useState } from "preact/hooks";
import type { ApiError } from "../api/client.ts";
import { type Page, pathWith } from "../api/page.ts";
import type { NextCursor } from "../api/types.ts";
import { type Loaded, useLoaded } from "./loading.ts";
import { client } from "./session.ts";

/** A list that is asked for page by page. */
export interface Pages<T> extends Loaded<T[]> {
    /** Asks for the next page; undefined when there is none. */
    more: (() => void) | undefined;
    moreLoading: boolean;
    moreError: ApiError | undefined;
}

interface Rest<T> {
    /** The list these are the rest of. */
    of: string;
    items: T[];
    cursor: NextCursor;
    loading: boolean;
    error: ApiError | undefined;
}

/** Asks for a list; while only its first page is shown it is asked again every so many milliseconds. */
export function usePages<T>(
    path: string,
    query: Record<string, string | undefined>,
    everyMs?: number,
): Pages<T> {
    const asked = pathWith(path, query);
    const none: Rest<T> = { of: asked, items: [], cursor: null, loading: false, error: undefined };
    const [kept, setRest] = useState<Rest<T>>(none);
    const rest = kept.of === asked ? kept : none;
    const alone = rest.items.length === 0;
    const first = useLoaded((signal) => client.ask<Page<T>>(asked, { signal }), [asked], alone ? everyMs : undefined);
    useEffect(() => setRest(none), [asked]);
    const cursor = alone ? first.value?.nextCursor ?? null : rest.cursor;
    const more = async () => {
        setRest({ ...rest, loading: true, error: undefined });
        try {
            const page = await client.ask<Page<T>>(pathWith(path, { ...query, cursor: cursor ?? undefined }));
            const items = [...rest.items, ...page.items];
            setRest((now) => now.of === asked ? { ...none, items, cursor: page.nextCursor } : now);
        } catch (error) {
            setRest((now) => now.of === asked ? { ...now, loading: false, error: error as ApiError } : now);
        }
    };
    return {
        value: first.value && [...first.value.items, ...rest.items],
        error: first.error,
        loading: first.loading,
        reload: () => {
            setRest(none);
            first.reload();
        },
        more: cursor === null || rest.loading ? undefined : () => void more(),
        moreLoading: rest.loading,
        moreError: rest.error,
    };
}
