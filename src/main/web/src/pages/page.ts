import type { ComponentChildren } from "preact";
import type { Parameters } from "../state/router.ts";

/** What an address shows. */
export interface Page {
    pattern: string;
    title: string;
    show: (parameters: Parameters) => ComponentChildren;
    /** Whether one must be logged in. */
    own?: boolean;
}
