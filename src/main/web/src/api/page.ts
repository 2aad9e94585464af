import type { Client } from "./client.ts";
import type { NextCursor } from "./types.ts";

/** A page of a list. */
export interface Page<T> {
    items: T[];
    nextCursor: NextCursor;
}

/** All of a list, or as much as is worth having at once. */
export interface Whole<T> {
    items: T[];
    /** Whether the list goes on after them. */
    cut: boolean;
}

const LIMIT = 200;

/** The path with its query; parameters without a value are left out. */
export function pathWith(path: string, query: Record<string, string | undefined>): string {
    const given = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
    const text = new URLSearchParams(given).toString();
    return text === "" ? path : path + "?" + text;
}

/** Asks page after page until the list ends or has reached `most`. */
export async function askWhole<T>(
    client: Client,
    path: string,
    query: Record<string, string | undefined>,
    most: number,
    signal?: AbortSignal,
): Promise<Whole<T>> {
    const items: T[] = [];
    let cursor: NextCursor = null;
    do {
        const asked = { ...query, limit: String(LIMIT), cursor: cursor ?? undefined };
        const page: Page<T> = await client.ask<Page<T>>(pathWith(path, asked), { signal });
        items.push(...page.items);
        cursor = page.nextCursor;
    } while (cursor !== null && items.length < most);
    return { items, cut: cursor !== null };
}
