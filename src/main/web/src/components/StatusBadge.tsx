import type { MarketStatus } from "../api/types.ts";
import { STATUS_WORDS } from "./words.ts";

export function StatusBadge({ status, inPlay }: { status: MarketStatus; inPlay?: boolean }) {
    const { words, tone } = STATUS_WORDS[status];
    return (
        <>
            <span class="badge" data-tone={tone}>{words}</span>
            {inPlay && status === "OPEN" && <span class="badge" data-tone="good">In-play</span>}
        </>
    );
}
