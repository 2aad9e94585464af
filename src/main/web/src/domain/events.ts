/** An event as its markets name it: it has no id, so name and start are what it is known by. */
export interface EventOf {
    readonly name: string;
    readonly startsAt?: string | undefined;
}

interface Listed {
    readonly kind: string;
    readonly name: string;
    readonly event: EventOf;
    readonly inPlay: boolean;
    readonly status: string;
}

/** An event with those of its markets that are at hand. */
export interface EventGroup<M> {
    readonly event: EventOf;
    readonly key: string;
    readonly markets: readonly M[];
}

/** The start as an address has it: "2026-03-01T15:00Z", with seconds only where there are some. */
export const startWord = (startsAt: string): string => startsAt.replace(/:00(\.0+)?Z$|\.0+Z$/, "Z");

/** The address of an event's page. */
export const eventAddress = ({ name, startsAt }: EventOf): string =>
    "/e/" + encodeURIComponent(name) + (startsAt === undefined ? "" : "/" + startWord(startsAt));

/** Equal for two events that are the same, however their start is written. */
export const eventKey = ({ name, startsAt }: EventOf): string =>
    (startsAt === undefined ? "" : String(Date.parse(startsAt))) + " " + name;

export const isSameEvent = (one: EventOf, other: EventOf): boolean => eventKey(one) === eventKey(other);

export const isInPlay = ({ inPlay, status }: Pick<Listed, "inPlay" | "status">): boolean =>
    inPlay && (status === "OPEN" || status === "SUSPENDED");

/** Events in the order in which one looks for them: in-play, by start, those without one by name, and what is closed. */
export function eventsOf<M extends Listed>(markets: readonly M[]): EventGroup<M>[] {
    const groups = new Map<string, M[]>();
    for (const market of markets) {
        const key = eventKey(market.event);
        const group = groups.get(key);
        if (group === undefined) {
            groups.set(key, [market]);
        } else {
            group.push(market);
        }
    }
    return [...groups]
        .map(([key, members]) => ({ event: members[0]!.event, key, markets: members }))
        .sort((one, other) => rank(one) - rank(other) || one.event.name.localeCompare(other.event.name));
}

/** Later than any start. */
const LATE = 1e15;
const GOING = new Set(["INACTIVE", "OPEN", "SUSPENDED"]);

function rank<M extends Listed>({ event, markets }: EventGroup<M>): number {
    const start = event.startsAt === undefined ? LATE : Date.parse(event.startsAt);
    const going = markets.some(({ status }) => GOING.has(status));
    return markets.some(isInPlay) ? start - LATE : going ? start : start + LATE;
}
