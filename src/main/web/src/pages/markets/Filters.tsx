import { useEffect, useState } from "preact/hooks";
import { SearchField } from "../../components/SearchField.tsx";
import { eventName, KIND_WORDS } from "../../components/words.ts";
import { eventAddress } from "../../domain/events.ts";
import { filterAddress, KINDS, type ListFilter } from "../../domain/listFilter.ts";
import { go } from "../../state/router.ts";

const TYPED_MS = 250;

/** What the list shows; each choice is an address, so Back takes it back. */
export function Filters({ filter }: { filter: ListFilter }) {
    const chip = (words: string, on: boolean, change: Partial<ListFilter>) => (
        <button
            key={words}
            type="button"
            class="chip"
            aria-pressed={on}
            onClick={() => go(filterAddress({ ...filter, ...change }))}
        >
            {words}
        </button>
    );
    return (
        <>
            <div class="chips" role="group" aria-label="Filters">
                {chip("All", filter.kind === null, { kind: null })}
                {KINDS.map((kind) => chip(KIND_WORDS[kind], filter.kind === kind, { kind }))}
                {chip("In-play", filter.inPlay, { inPlay: !filter.inPlay, over: false })}
                {chip("Favourites", filter.favourites, { favourites: !filter.favourites })}
                {chip("Ended", filter.over, { over: !filter.over, inPlay: false })}
            </div>
            <Words filter={filter} />
            {filter.event !== null && (
                <p class="row">
                    <span>Only {eventName(filter.event.name)}.</span>
                    <a href={eventAddress(filter.event)}>Page of the event</a>
                    <a href={filterAddress({ ...filter, event: null })}>All events</a>
                </p>
            )}
        </>
    );
}

/** Typing does not fill the history: the address changes in place, a moment after the last letter. */
function Words({ filter }: { filter: ListFilter }) {
    const [text, setText] = useState(filter.words);
    useEffect(() => setText((now) => now.trim() === filter.words ? now : filter.words), [filter.words]);
    useEffect(() => {
        if (text.trim() === filter.words) {
            return undefined;
        }
        const timer = setTimeout(() => go(filterAddress({ ...filter, words: text.trim() }), true), TYPED_MS);
        return () => clearTimeout(timer);
    }, [text]);
    return <SearchField label="Filter markets by name" placeholder="Filter by name" value={text} onText={setText} />;
}
