import { useRef, useState } from "preact/hooks";
import type { MarketSummary } from "../../api/types.ts";
import { eventName, KIND_WORDS } from "../../components/words.ts";
import { treeKey, treeLines, type TreeNode } from "../../domain/eventTree.ts";
import type { ListFilter } from "../../domain/listFilter.ts";

const WORDS = { kind: (kind: keyof typeof KIND_WORDS) => KIND_WORDS[kind], event: eventName };

/** Kinds, their events and the events' markets; one stop of the Tab key, arrows move inside. */
export function EventTree({ markets, filter }: { markets: readonly MarketSummary[]; filter: ListFilter }) {
    const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
    const [at, setAt] = useState<string | null>(null);
    const [shown, setShown] = useState(false);
    const tree = useRef<HTMLDivElement>(null);
    const lines = treeLines(markets, filter, turned, WORDS);
    const stop = lines.some(({ key }) => key === at) ? at : lines[0]?.key;
    const turn = (key: string) => {
        const next = new Set(turned);
        if (!next.delete(key)) {
            next.add(key);
        }
        setTurned(next);
    };
    const onKeyDown = (event: KeyboardEvent) => {
        const line = lines.find(({ key }) => key === at) ?? lines[0];
        const done = line === undefined ? null : treeKey(event.key, line, lines);
        if (done === null) {
            return;
        }
        event.preventDefault();
        if ("turn" in done) {
            turn(done.turn);
        } else {
            tree.current?.querySelectorAll<HTMLElement>("[role=treeitem]")[
                lines.findIndex(({ key }) => key === done.to)
            ]?.focus();
        }
    };
    return (
        <nav class="panel events" aria-label="Events" data-shown={shown}>
            <button
                type="button"
                class="button button-quiet events-show"
                aria-expanded={shown}
                onClick={() => setShown(!shown)}
            >
                Events
            </button>
            <div ref={tree} class="events-tree" role="tree" aria-label="Events by kind" onKeyDown={onKeyDown}>
                {lines.map((line) => (
                    <Line
                        key={line.key}
                        line={line}
                        stop={line.key === stop}
                        onFocus={() => setAt(line.key)}
                        onTurn={() => turn(line.key)}
                    />
                ))}
            </div>
        </nav>
    );
}

interface LineProps {
    line: TreeNode;
    stop: boolean;
    onFocus: () => void;
    onTurn: () => void;
}

function Line({ line, stop, onFocus, onTurn }: LineProps) {
    return (
        <a
            class="events-line"
            role="treeitem"
            href={line.href}
            data-level={line.level}
            aria-level={line.level}
            aria-posinset={line.place}
            aria-setsize={line.siblings}
            aria-expanded={line.count > 0 ? line.open : undefined}
            aria-selected={line.current}
            tabIndex={stop ? 0 : -1}
            onFocus={onFocus}
        >
            {line.count > 0 && (
                <span
                    class="events-fold"
                    aria-hidden="true"
                    onClick={(event) => {
                        event.preventDefault();
                        onTurn();
                    }}
                >
                    {line.open ? "\u25be" : "\u25b8"}
                </span>
            )}
            <span class="events-words">{line.words}</span>
            {line.count > 0 && <small>{line.count}</small>}
        </a>
    );
}
