import type { OrderStatus } from "../api/types.ts";
import { formatClock, formatDateTime } from "../domain/formats.ts";
import { useLoaded } from "../state/loading.ts";
import { client } from "../state/session.ts";
import { Async } from "./Async.tsx";
import { ORDER_WORDS, stepWords } from "./orderWords.ts";

interface Step {
    step: string;
    time: string;
    detail?: string;
}

/** How an order got where it is, step by step. */
export function OrderTimeline({ orderId }: { orderId: string }) {
    const path = `/orders/${encodeURIComponent(orderId)}/timeline`;
    const steps = useLoaded(
        async (signal) => (await client.ask<{ items: Step[] }>(path, { signal })).items,
        [path],
    );
    return (
        <Async of={steps} rows={4} empty="Nothing is on record for this order.">
            {(items) => (
                <ol class="timeline">
                    {items.map((each, index) => (
                        <li key={index}>
                            <time dateTime={each.time} title={formatDateTime(each.time)}>
                                {formatClock(each.time)}
                                <small class="soft">.{each.time.slice(20, 23)}</small>
                            </time>
                            <span>
                                {stepWords(each.step)}
                                {detailWords(each) && <small class="soft">{detailWords(each)}</small>}
                            </span>
                        </li>
                    ))}
                </ol>
            )}
        </Async>
    );
}

function detailWords({ step, detail }: Step): string | undefined {
    if (step === "PLACED") {
        return undefined;
    }
    return detail !== undefined && detail in ORDER_WORDS ? ORDER_WORDS[detail as OrderStatus].words : detail;
}
