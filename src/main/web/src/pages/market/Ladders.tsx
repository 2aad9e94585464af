import { useState } from "preact/hooks";
import type { Market, MarketStatus } from "../../api/types.ts";
import { type MarketView, runnerOf } from "../../domain/book.ts";
import { useMedia } from "../../state/media.ts";
import { Ladder } from "./Ladder.tsx";

interface Props {
    market: Market;
    book: MarketView | null;
    status: MarketStatus;
    chosen: string;
    onChoose: (selectionId: string) => void;
}

/** The ladder of the chosen selection, and on a wide screen that of another one beside it. */
export function Ladders({ market, book, status, chosen, onChoose }: Props) {
    const wide = useMedia("(min-width: 1700px)");
    const [second, setSecond] = useState<string | null>(null);
    const others = market.selections.filter(({ id, removed }) => id !== chosen && !removed).map(({ id }) => id);
    const beside = wide ? others.find((id) => id === second) ?? others[0] : undefined;
    const choose = (id: string, isFirst: boolean) => {
        if (isFirst) {
            setSecond(id === beside ? chosen : beside ?? null);
            onChoose(id);
        } else {
            setSecond(id);
            if (id === chosen && beside !== undefined) {
                onChoose(beside);
            }
        }
    };
    return (
        <div class="ladders">
            {[chosen, beside].flatMap((selectionId, place) =>
                selectionId === undefined ? [] : [
                    <Ladder
                        key={selectionId}
                        market={market}
                        runner={runnerOf(book, selectionId)}
                        selectionId={selectionId}
                        status={status}
                        onChoose={(id) => choose(id, place === 0)}
                    />,
                ]
            )}
        </div>
    );
}
