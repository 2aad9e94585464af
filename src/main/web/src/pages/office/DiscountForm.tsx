import { useState } from "preact/hooks";
import type { CommissionDiscount } from "../../api/types.ts";
import { Field } from "../../components/Field.tsx";
import { formatDateTime } from "../../domain/formats.ts";
import { useAct } from "../../state/act.ts";
import { client } from "../../state/session.ts";

interface Props {
    of: CommissionDiscount;
    path: string;
    changed: () => void;
}

/** Spares a user a part of the commission, with the reason why. */
export function DiscountForm({ of, path, changed }: Props) {
    const act = useAct();
    const [percent, setPercent] = useState(of.discountPercent);
    const [reason, setReason] = useState("");
    const set = async (event: Event) => {
        event.preventDefault();
        const body = { discountPercent: percent.trim(), reason: reason.trim() };
        if (await act.run(() => client.ask(path, { method: "PUT", body }), "Set")) {
            setReason("");
            changed();
        }
    };
    return (
        <form class="panel-body office-form" onSubmit={(event) => void set(event)}>
            <Field
                label="Discount in percent"
                required
                inputMode="decimal"
                value={percent}
                hint={of.at && `${of.discountPercent} % since ${formatDateTime(of.at)}: ${of.reason ?? ""}`}
                onText={setPercent}
            />
            <Field label="Reason" required maxLength={200} value={reason} onText={setReason} />
            <button type="submit" class="button button-primary" disabled={act.busy}>Set</button>
        </form>
    );
}
