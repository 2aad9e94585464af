import { prefer, preferences } from "./preferences.ts";

/** Marks markets with a star on this device, or takes it away. */
export function star(marketIds: readonly string[], on: boolean): void {
    const others = preferences.get().favourites.filter((each) => !marketIds.includes(each));
    prefer({ favourites: on ? [...others, ...marketIds] : others });
}
