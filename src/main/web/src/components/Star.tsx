import { star } from "../state/favourites.ts";
import { preferences } from "../state/preferences.ts";
import { useStore } from "../state/store.ts";

/** Marks markets as favourites, all of them at once. */
export function Star({ marketIds, name }: { marketIds: readonly string[]; name: string }) {
    const { favourites } = useStore(preferences);
    const marked = marketIds.length > 0 && marketIds.every((each) => favourites.includes(each));
    return (
        <button
            type="button"
            class="star"
            aria-pressed={marked}
            aria-label={`Favourite: ${name}`}
            title={marked ? "Take it off the watch list" : "Put it on the watch list"}
            onClick={() => star(marketIds, !marked)}
        >
            {marked ? "\u2605" : "\u2606"}
        </button>
    );
}
