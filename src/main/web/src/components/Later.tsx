import type { ComponentType } from "preact";
import { useLoaded } from "../state/loading.ts";
import { Async } from "./Async.tsx";

interface Props<P> {
    load: () => Promise<ComponentType<P>>;
    of: P;
}

/** What few open: its script is loaded when they do. */
export function Later<P extends object>({ load, of }: Props<P>) {
    const part = useLoaded(load, []);
    return part.value === undefined && part.error !== undefined
        ? <Missing />
        : <Async of={part} rows={6}>{(Part) => <Part {...of} />}</Async>;
}

/** A script that is not there any more belongs to an older version; browsers don't ask for it a second time. */
function Missing() {
    return (
        <div class="panel empty" role="alert">
            <h1>This page could not be loaded</h1>
            <p>The exchange cannot be reached, or it has a newer version of its pages. Nothing was sent or changed.</p>
            <button type="button" class="button button-primary" onClick={() => location.reload()}>
                Load the newest version
            </button>
        </div>
    );
}
