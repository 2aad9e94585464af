import type { ComponentType } from "preact";
import { useLoaded } from "../state/loading.ts";
import { Async } from "./Async.tsx";

interface Props<P> {
    load: () => Promise<ComponentType<P>>;
    of: P;
}

/** What few open: its script is loaded when they do. */
export function Later<P extends object>({ load, of }: Props<P>) {
    return <Async of={useLoaded(load, [])} rows={6}>{(Part) => <Part {...of} />}</Async>;
}
