import { useState } from "preact/hooks";
import type { ApiError } from "../../api/client.ts";
import { explain, type Trouble } from "../../domain/problems.ts";
import { client } from "../../state/session.ts";
import { toast } from "../../state/toasts.ts";

interface CancelReport {
    canceled: string[];
    notCanceled: Record<string, string>;
}

/** Cancelling of one or of all orders, with what is being cancelled at the moment. */
export function useCancel(changed: () => void) {
    const [busy, setBusy] = useState<ReadonlySet<string>>(new Set());
    const cancel = async (path: string, ids: readonly string[]) => {
        setBusy((now) => new Set([...now, ...ids]));
        try {
            tell(await client.ask<CancelReport>(path, { method: "DELETE" }));
        } catch (error) {
            toast("bad", explain(troubleOf(error as ApiError), "cancel"));
        } finally {
            setBusy((now) => new Set([...now].filter((id) => !ids.includes(id))));
            changed();
        }
    };
    return { busy, cancel };
}

/** What the words for a failure are made of. */
export function troubleOf(error: ApiError): Trouble {
    const { code, message, outcomeUnknown, problem } = error;
    return { code, message, outcomeUnknown, details: problem?.details };
}

function tell({ canceled, notCanceled }: CancelReport): void {
    const refused = Object.values(notCanceled);
    if (canceled.length > 0) {
        toast("good", canceled.length === 1 ? "The order was cancelled." : `${canceled.length} orders were cancelled.`);
    } else if (refused.length === 0) {
        toast("info", "There was nothing left to cancel.");
    }
    for (const code of new Set(refused)) {
        const count = refused.filter((each) => each === code).length;
        const trouble = { code, message: "It could not be cancelled (" + code + ").", outcomeUnknown: false };
        toast("warn", (count > 1 ? count + " orders: " : "") + explain(trouble, "cancel"));
    }
}
