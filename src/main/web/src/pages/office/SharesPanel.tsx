import { useState } from "preact/hooks";
import type { Market } from "../../api/types.ts";
import { Field } from "../../components/Field.tsx";
import type { Act } from "../../state/act.ts";
import { post } from "./calls.ts";

/** Puts shares into circulation. */
export function SharesPanel({ market, act }: { market: Market; act: Act }) {
    const [userId, setUserId] = useState("");
    const [size, setSize] = useState("");
    const [price, setPrice] = useState("");
    // The same form sent again is the same issue.
    const [clientRef, setClientRef] = useState(() => crypto.randomUUID());
    const issue = async (event: Event) => {
        event.preventDefault();
        const body = {
            clientRef,
            userId: userId.trim(),
            size: size.trim(),
            ...(price.trim() && { price: price.trim() }),
        };
        if (await act.run(() => post("/markets/" + market.marketId + "/shares", body), "Issued")) {
            setClientRef(crypto.randomUUID());
            setSize("");
        }
    };
    return (
        <section class="panel">
            <div class="panel-head">
                <h2>Issue shares</h2>
            </div>
            <form class="panel-body office-form" onSubmit={(event) => void issue(event)}>
                <Field label="To user id" required value={userId} onText={setUserId} />
                <Field label="Shares" required inputMode="decimal" value={size} onText={setSize} />
                <Field label="Count as bought at (optional)" inputMode="decimal" value={price} onText={setPrice} />
                <button type="submit" class="button button-primary" disabled={act.busy}>Issue</button>
            </form>
        </section>
    );
}
