import type { MarketChange } from "../domain/book.ts";
import type { MarketMessage } from "./messages.ts";

/** A market message put together again. */
export type WholeMarketMessage = Omit<MarketMessage, "mc"> & { readonly mc: readonly MarketChange[] };

/** Puts messages that were cut into segments together; one of them counts as one message. */
export class Segments {
    #parts: MarketMessage[] = [];

    /** The whole message, null while there is more to come. A start forgets a message that never ended. */
    add(message: MarketMessage): WholeMarketMessage | null {
        if (message.segmentType === undefined) {
            return { ...message, mc: (message.mc ?? []) as readonly MarketChange[] };
        }
        if (message.segmentType === "SEG_START") {
            this.#parts = [];
        }
        this.#parts.push(message);
        if (message.segmentType !== "SEG_END") {
            return null;
        }
        const parts = this.#parts;
        this.#parts = [];
        return { ...parts[0]!, ...message, segmentType: undefined, mc: joined(parts) };
    }

    /** Forgets what has come of a message. */
    clear(): void {
        this.#parts = [];
    }
}

/** The changes of all segments; the rest of a market that was cut is put behind its first rows. */
function joined(parts: readonly MarketMessage[]): MarketChange[] {
    const changes: MarketChange[] = [];
    for (const change of parts.flatMap((part) => part.mc ?? [])) {
        const last = changes[changes.length - 1];
        if ("seq" in change) {
            changes.push(change);
        } else if (last?.id === change.id) {
            changes[changes.length - 1] = { ...last, rc: [...(last.rc ?? []), ...(change.rc ?? [])] };
        }
    }
    return changes;
}
