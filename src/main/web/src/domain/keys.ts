/** What the keyboard does on the pages of the market, and what each of it is called. */
export const KEY_WORDS = {
    buy: "Best price to back, or to buy (yes)",
    sell: "Best price to lay, or to sell (no)",
    stake1: "First stake into the slip",
    stake2: "Second stake",
    stake3: "Third stake",
    stake4: "Fourth stake",
    stake5: "Fifth stake",
    stake6: "Sixth stake",
    typeStake: "Type the stake",
    priceUp: "Price in the slip one step higher",
    priceDown: "Price in the slip one step lower",
    place: "Place what is in the slip",
    close: "Close the slip",
    rowUp: "In the ladder: one row up",
    rowDown: "In the ladder: one row down",
    columnLeft: "In the ladder: left column",
    columnRight: "In the ladder: right column",
    cancelRow: "Cancel own orders at the row",
    cancelAll: "Cancel all orders in the market",
    cashOut: "Cash out (asks before it does)",
    centre: "Centre the ladder",
    readPrices: "Read the prices out (screen readers)",
    help: "Show this list",
} as const;

export type Action = keyof typeof KEY_WORDS;

export const ACTIONS = Object.keys(KEY_WORDS) as readonly Action[];

/** The keys of each action, by the names {@link keyOf} gives them. */
export type KeyMap = Readonly<Record<Action, readonly string[]>>;

export const USUAL_KEYS: KeyMap = {
    buy: ["B", "Y"],
    sell: ["L", "N"],
    stake1: ["1"],
    stake2: ["2"],
    stake3: ["3"],
    stake4: ["4"],
    stake5: ["5"],
    stake6: ["6"],
    typeStake: ["S"],
    priceUp: ["+", "="],
    priceDown: ["-"],
    place: ["Enter"],
    close: ["Escape"],
    rowUp: ["ArrowUp"],
    rowDown: ["ArrowDown"],
    columnLeft: ["ArrowLeft"],
    columnRight: ["ArrowRight"],
    cancelRow: ["Delete"],
    cancelAll: ["Shift+Delete"],
    cashOut: ["G"],
    centre: ["C"],
    readPrices: ["R"],
    help: ["?"],
};

type Pressed = Pick<KeyboardEvent, "key" | "shiftKey" | "ctrlKey" | "metaKey" | "altKey">;

const UNNAMED = ["Shift", "Control", "Alt", "AltGraph", "Meta", "CapsLock", "Dead", "Unidentified", "Process", "Tab"];

/**
 * A key by the name it is kept under: letters in capitals, signs as they are typed, others as the browser calls them.
 * Null for what belongs to the browser, and for half a key.
 */
export function keyOf({ key, shiftKey, ctrlKey, metaKey, altKey }: Pressed): string | null {
    if (ctrlKey || metaKey || altKey || UNNAMED.includes(key)) {
        return null;
    }
    const letter = key.length === 1 && key.toUpperCase() !== key.toLowerCase();
    const name = letter ? key.toUpperCase() : key === " " ? "Space" : key;
    // A sign that takes Shift on this keyboard takes none on another one.
    return shiftKey && (letter || name.length > 1) ? "Shift+" + name : name;
}

/** What a key does; null when nothing. */
export function actionOf(map: KeyMap, key: string): Action | null {
    return ACTIONS.find((action) => map[action].includes(key)) ?? null;
}

/** The map with one key for the action; whatever else the key did, it does no more. */
export function remapped(map: KeyMap, action: Action, key: string): KeyMap {
    const freed = ACTIONS.map((each) => [each, map[each].filter((other) => other !== key)] as const);
    return { ...Object.fromEntries(freed) as Record<Action, string[]>, [action]: [key] };
}

/** What was kept, as far as it is keys of actions; the usual ones for the rest. */
export function readKeys(kept: unknown): KeyMap {
    const found = typeof kept === "object" && kept !== null ? kept as Record<string, unknown> : {};
    const read = { ...USUAL_KEYS } as Record<Action, readonly string[]>;
    for (const action of ACTIONS) {
        const keys = found[action];
        if (Array.isArray(keys) && keys.every((key) => typeof key === "string" && key !== "")) {
            read[action] = keys;
        }
    }
    return read;
}

const SHOWN: Readonly<Record<string, string>> = {
    ArrowUp: "Up",
    ArrowDown: "Down",
    ArrowLeft: "Left",
    ArrowRight: "Right",
    Escape: "Esc",
    "-": "\u2212",
};

/** A key as it is printed on a keyboard. */
export function keyWords(key: string): string {
    const shifted = key.startsWith("Shift+");
    const name = shifted ? key.slice("Shift+".length) : key;
    return (shifted ? "Shift+" : "") + (SHOWN[name] ?? name);
}
