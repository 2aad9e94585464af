import type { MarketSummary } from "../../api/types.ts";
import { eventName } from "../../components/words.ts";
import { eventAddress, type EventGroup } from "../../domain/events.ts";
import { MarketRow } from "../market/MarketRow.tsx";

/** The markets of an event below its name, or the only one it has by itself. */
export function EventRows({ group }: { group: EventGroup<MarketSummary> }) {
    const [first, second] = group.markets;
    if (first === undefined) {
        return null;
    }
    if (second === undefined) {
        return <MarketRow market={first} />;
    }
    return (
        <div class="event-rows">
            <h3>
                <a href={eventAddress(group.event)}>{eventName(group.event.name)}</a>
                <small class="soft">{group.markets.length} markets</small>
            </h3>
            {group.markets.map((market) => <MarketRow key={market.marketId} market={market} inEvent />)}
        </div>
    );
}
