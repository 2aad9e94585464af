import type { ComponentChildren } from "preact";
import { match, type Parameters } from "../state/router.ts";

/** What an address shows. */
export interface Page {
    pattern: string;
    title: string;
    show: (parameters: Parameters) => ComponentChildren;
    /** Whether one must be logged in. */
    own?: boolean;
}

/** The page of an address, with what stands in the places of its pattern; null when there is none. */
export function findPage(pages: readonly Page[], path: string): [Page, Parameters] | null {
    for (const page of pages) {
        const parameters = match(page.pattern, path);
        if (parameters !== null) {
            return [page, parameters];
        }
    }
    return null;
}
