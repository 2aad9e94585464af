import { ApiError } from "../api/client.ts";
import type { Order, OrderStatus } from "../api/types.ts";
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

/** What is known of an order whose single steps are not kept any more. */
function recorded(order: Order): Step[] {
    return [
        { step: "PLACED", time: order.placedAt },
        { step: "LAST_CHANGE", time: order.updatedAt, detail: order.status },
    ];
}

/** How an order got where it is, step by step; of one that was over long ago only how it began and ended. */
export function OrderTimeline({ orderId, order }: { orderId: string; order?: Order }) {
    const path = `/orders/${encodeURIComponent(orderId)}/timeline`;
    const steps = useLoaded(
        async (signal) => {
            try {
                return (await client.ask<{ items: Step[] }>(path, { signal })).items;
            } catch (error) {
                if (order !== undefined && error instanceof ApiError && error.status === 404) {
                    return recorded(order);
                }
                throw error;
            }
        },
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
