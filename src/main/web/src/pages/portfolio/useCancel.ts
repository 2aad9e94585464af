import { useState } from "preact/hooks";
import type { ApiError } from "../../api/client.ts";
import type { ProblemCode } from "../../api/types.ts";
import { explain, reason } from "../../domain/problems.ts";
import { client } from "../../state/session.ts";
import { toast } from "../../state/toasts.ts";

interface CancelReport {
    canceled: string[];
    notCanceled: Record<string, ProblemCode>;
}

/** Cancelling of one or of all orders, with what is being cancelled at the moment. */
export function useCancel(changed: () => void) {
    const [busy, setBusy] = useState<ReadonlySet<string>>(new Set());
    const cancel = async (path: string, ids: readonly string[]) => {
        setBusy((now) => new Set([...now, ...ids]));
        try {
            tell(await client.ask<CancelReport>(path, { method: "DELETE" }));
        } catch (error) {
            toast("bad", explain(error as ApiError, "cancel"));
        } finally {
            setBusy((now) => new Set([...now].filter((id) => !ids.includes(id))));
            changed();
        }
    };
    return { busy, cancel };
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
        const message = reason({ code, title: "It could not be cancelled (" + code + ")." });
        toast("warn", (count > 1 ? count + " orders: " : "") + explain({ message, outcomeUnknown: false }, "cancel"));
    }
}
