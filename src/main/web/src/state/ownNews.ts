import { useEffect } from "preact/hooks";
import { own } from "./live.ts";

const GATHER_MS = 400;

/** Asks again shortly after the stream has told something of one's orders or money. */
export function useOwnNews(reload: () => void): void {
    useEffect(() => {
        let timer: ReturnType<typeof setTimeout> | undefined;
        const stop = own.subscribe(() => {
            timer ??= setTimeout(() => {
                timer = undefined;
                reload();
            }, GATHER_MS);
        });
        return () => {
            clearTimeout(timer);
            stop();
        };
    }, [reload]);
}
