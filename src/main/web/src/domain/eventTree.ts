import { eventAddress, eventKey, type EventOf, eventsOf } from "./events.ts";
import { filterAddress, KINDS, type ListFilter } from "./listFilter.ts";
import type { MarketKind } from "./units.ts";

interface Listed {
    readonly marketId: string;
    readonly kind: MarketKind;
    readonly name: string;
    readonly event: EventOf;
    readonly inPlay: boolean;
    readonly status: string;
}

/** A line of the tree of kinds, their events and the events' markets. */
export interface TreeNode {
    readonly key: string;
    readonly level: 1 | 2 | 3;
    readonly words: string;
    readonly href: string;
    /** How many markets stand below; 0 for a market. */
    readonly count: number;
    readonly open: boolean;
    readonly parent: string | null;
    readonly current: boolean;
    readonly place: number;
    readonly siblings: number;
}

/** What of a node stands in the set of those that are not as they are at first: kinds are open then, events folded. */
const isOpen = (level: number, key: string, turned: ReadonlySet<string>): boolean => (level === 1) !== turned.has(key);

/** The lines that can be seen, from top to bottom. */
export function treeLines(
    markets: readonly Listed[],
    filter: ListFilter,
    turned: ReadonlySet<string>,
    wordsOf: { kind: (kind: MarketKind) => string; event: (name: string) => string },
): TreeNode[] {
    const kinds = KINDS.filter((kind) => markets.some((market) => market.kind === kind));
    return kinds.flatMap((kind, place) => {
        const some = markets.filter((market) => market.kind === kind);
        const open = isOpen(1, kind, turned);
        const line: TreeNode = {
            key: kind,
            level: 1,
            words: wordsOf.kind(kind),
            href: filterAddress({ ...filter, event: null, kind: filter.kind === kind ? null : kind }),
            count: some.length,
            open,
            parent: null,
            current: filter.kind === kind && filter.event === null,
            place: place + 1,
            siblings: kinds.length,
        };
        return open ? [line, ...eventLines(kind, some, filter, turned, wordsOf.event)] : [line];
    });
}

function eventLines(
    kind: MarketKind,
    markets: readonly Listed[],
    filter: ListFilter,
    turned: ReadonlySet<string>,
    words: (name: string) => string,
): TreeNode[] {
    const groups = eventsOf(markets);
    return groups.flatMap(({ event, key: ofEvent, markets: some }, place) => {
        const key = kind + " " + ofEvent;
        const open = isOpen(2, key, turned);
        const chosen = filter.event !== null && eventKey(filter.event) === ofEvent;
        const line: TreeNode = {
            key,
            level: 2,
            words: words(event.name),
            href: filterAddress({ ...filter, event: chosen ? null : event }),
            count: some.length,
            open,
            parent: kind,
            current: chosen,
            place: place + 1,
            siblings: groups.length,
        };
        return open ? [line, ...marketLines(key, event, some)] : [line];
    });
}

function marketLines(parent: string, event: EventOf, markets: readonly Listed[]): TreeNode[] {
    const leaf = (words: string, href: string, index: number): TreeNode => ({
        key: parent + " " + href,
        level: 3,
        words,
        href,
        count: 0,
        open: false,
        parent,
        current: false,
        place: index + 1,
        siblings: markets.length + 1,
    });
    return [
        leaf("Page of the event", eventAddress(event), 0),
        ...markets.map(({ marketId, name }, index) => leaf(name, "/m/" + marketId, index + 1)),
    ];
}

/** What a key does in the tree: go to another line, or fold or unfold this one; null when it does nothing there. */
export function treeKey(
    key: string,
    at: TreeNode,
    lines: readonly TreeNode[],
): { readonly to: string } | { readonly turn: string } | null {
    const index = lines.indexOf(at);
    const to = (line: TreeNode | undefined) => line === undefined ? null : { to: line.key };
    switch (key) {
        case "ArrowDown":
            return to(lines[index + 1]);
        case "ArrowUp":
            return to(lines[index - 1]);
        case "Home":
            return to(lines[0]);
        case "End":
            return to(lines[lines.length - 1]);
        case "ArrowRight":
            return at.count === 0 ? null : at.open ? to(lines[index + 1]) : { turn: at.key };
        case "ArrowLeft":
            return at.count > 0 && at.open ? { turn: at.key } : to(lines.find((line) => line.key === at.parent));
        default:
            return null;
    }
}
