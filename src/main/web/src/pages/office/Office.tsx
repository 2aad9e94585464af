import type { ComponentChildren } from "preact";
import { findPage } from "../page.ts";
import { OFFICE_PAGES } from "./officePages.tsx";

interface Props {
    path: string;
    /** What is shown where there is no such page. */
    otherwise: ComponentChildren;
}

/** All pages of the staff, one script of their own. */
export function Office({ path, otherwise }: Props) {
    const found = findPage(OFFICE_PAGES, path);
    if (found === null) {
        return <>{otherwise}</>;
    }
    const [page, parameters] = found;
    document.title = page.title + " - Crossbook";
    return <>{page.show(parameters)}</>;
}
