import { useState } from "preact/hooks";
import { useKeyHint } from "../../components/KeyList.tsx";
import { useShortcuts } from "../../state/shortcuts.ts";

interface Props {
    words: () => string;
    /** Whether a key does the same. */
    keyed?: boolean;
}

/** Lets a screen reader say prices once; that they change is never said by itself. Shown when it has the focus. */
export function ReadPrices({ words, keyed = false }: Props) {
    const [said, setSaid] = useState({ text: "", times: 0 });
    const hint = useKeyHint("readPrices");
    const read = () => setSaid(({ times }) => ({ text: words(), times: times + 1 }));
    useShortcuts(keyed ? { readPrices: read } : {});
    return (
        <>
            <button
                type="button"
                class="button button-small read-prices"
                title={keyed ? hint : undefined}
                onClick={read}
            >
                Read prices
            </button>
            <span class="visually-hidden" role="status">
                <span key={said.times}>{said.text}</span>
            </span>
        </>
    );
}
