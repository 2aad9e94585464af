import { pathWith } from "../api/page.ts";
import { download } from "../state/download.ts";

interface Props {
    /** The route without its ending, as "/orders". */
    path: string;
    query: Record<string, string | undefined>;
    name: string;
    words?: string;
    class?: string;
}

/** Saves a whole list as a file for spreadsheets. */
export function CsvButton({ path, query, name, words = "Download as CSV", class: more = "" }: Props) {
    return (
        <button
            type="button"
            class={`button button-small ${more}`}
            onClick={() => void download(pathWith(path + ".csv", query), name + ".csv")}
        >
            {words}
        </button>
    );
}
