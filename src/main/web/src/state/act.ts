import { useState } from "preact/hooks";
import { ApiError } from "../api/client.ts";
import { toast } from "./toasts.ts";

/** One thing at a time that changes something, and what went wrong with the last. */
export interface Act {
    busy: boolean;
    error: string | undefined;
    /** Runs it, says that it is done, and answers whether it was. */
    run: (what: () => Promise<unknown>, done?: string) => Promise<boolean>;
}

/** For buttons that change something: they wait for the answer, and nothing is shown as done before. */
export function useAct(): Act {
    const [busy, setBusy] = useState(false);
    const [error, setError] = useState<string>();
    const run = async (what: () => Promise<unknown>, done?: string) => {
        setBusy(true);
        setError(undefined);
        try {
            await what();
            if (done !== undefined) {
                toast("good", done);
            }
            return true;
        } catch (failure) {
            const words = wordsOf(failure);
            setError(words);
            toast("bad", words);
            return false;
        } finally {
            setBusy(false);
        }
    };
    return { busy, error, run };
}

/** What to tell a person; that nobody knows whether it was carried out is said as it is. */
export function wordsOf(failure: unknown): string {
    if (!(failure instanceof ApiError)) {
        return failure instanceof Error ? failure.message : String(failure);
    }
    return failure.outcomeUnknown
        ? failure.message + " It may have been carried out: look before you repeat it."
        : failure.message;
}
