import { type KeyMap, readKeys } from "../domain/keys.ts";
import { createStore, type Store } from "./store.ts";

export type Theme = "system" | "dark" | "light";
export type OddsFormat = "decimal" | "fractional" | "american" | "percent" | "cents";

/** What a person chose on this device. */
export interface Preferences {
    theme: Theme;
    oddsFormat: OddsFormat;
    /** Blue and orange instead of green and red. */
    colourBlind: boolean;
    /** Amounts offered in the bet slip, in the currency's units. */
    stakes: string[];
    /** Markets marked with a star. */
    favourites: string[];
    /** Whether the pro ladder is shown beside the grid. */
    ladder: boolean;
    /** Whether laying and selling stand on the left instead of backing and buying. */
    swapped: boolean;
    /** What one click may put at risk at most, in the currency's units. */
    mostOneClick: string;
    keys: KeyMap;
}

const KEY = "crossbook.preferences";
const DEFAULTS: Preferences = {
    theme: "system",
    oddsFormat: "decimal",
    colourBlind: false,
    stakes: ["2", "5", "10", "25", "100"],
    favourites: [],
    ladder: true,
    swapped: false,
    mostOneClick: "100",
    keys: readKeys(null),
};

/** What was kept, as far as it is what it should be; defaults for the rest. */
export function readPreferences(kept: string | null): Preferences {
    let found: Record<string, unknown> = {};
    try {
        const parsed: unknown = JSON.parse(kept ?? "{}");
        found = typeof parsed === "object" && parsed !== null ? parsed as Record<string, unknown> : {};
    } catch {
        // Somebody else's text under our key: defaults.
    }
    const oneOf = <T extends string>(name: string, allowed: readonly T[], otherwise: T): T =>
        allowed.includes(found[name] as T) ? found[name] as T : otherwise;
    const words = (name: string, otherwise: string[]): string[] => {
        const value = found[name];
        return Array.isArray(value) && value.every((each) => typeof each === "string") ? value : otherwise;
    };
    const flag = (name: string, otherwise: boolean): boolean =>
        typeof found[name] === "boolean" ? found[name] as boolean : otherwise;
    return {
        theme: oneOf("theme", ["system", "dark", "light"], DEFAULTS.theme),
        oddsFormat: oneOf(
            "oddsFormat",
            ["decimal", "fractional", "american", "percent", "cents"],
            DEFAULTS.oddsFormat,
        ),
        colourBlind: flag("colourBlind", DEFAULTS.colourBlind),
        stakes: words("stakes", DEFAULTS.stakes),
        favourites: words("favourites", DEFAULTS.favourites),
        ladder: flag("ladder", DEFAULTS.ladder),
        swapped: flag("swapped", DEFAULTS.swapped),
        mostOneClick: typeof found["mostOneClick"] === "string" ? found["mostOneClick"] : DEFAULTS.mostOneClick,
        keys: readKeys(found["keys"]),
    };
}

export const preferences: Store<Preferences> = createStore(readPreferences(globalThis.localStorage?.getItem(KEY)));

/** Changes some of the preferences and keeps them on this device. */
export function prefer(changed: Partial<Preferences>): void {
    preferences.update((now) => ({ ...now, ...changed }));
    localStorage.setItem(KEY, JSON.stringify(preferences.get()));
}

/** Puts theme and colours on the document, now and whenever they change, here or in the system. */
export function startThemes(): void {
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const show = () => {
        const { theme, colourBlind } = preferences.get();
        const root = document.documentElement;
        root.dataset.theme = theme !== "system" ? theme : dark.matches ? "dark" : "light";
        root.dataset.colours = colourBlind ? "blue-orange" : "green-red";
    };
    show();
    preferences.subscribe(show);
    dark.addEventListener("change", show);
}
