import { deepStrictEqual as same, strictEqual as is } from "node:assert/strict";
import { actionOf, ACTIONS, keyOf, keyWords, readKeys, remapped, USUAL_KEYS } from "./keys.ts";

const press = (key: string, more = {}) =>
    keyOf({ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...more });

Deno.test("a key has one name, whether Caps Lock is on and whatever a sign takes on this keyboard", () => {
    is(press("b"), "B");
    is(press("B"), "B");
    is(press("B", { shiftKey: true }), "Shift+B");
    is(press("?", { shiftKey: true }), "?");
    is(press("+"), "+");
    is(press(" "), "Space");
    is(press("Delete", { shiftKey: true }), "Shift+Delete");
});

Deno.test("what belongs to the browser is no key of ours", () => {
    is(press("c", { ctrlKey: true }), null);
    is(press("ArrowLeft", { altKey: true }), null);
    is(press("Shift", { shiftKey: true }), null);
    is(press("Tab"), null);
});

Deno.test("usually no key does two things", () => {
    const keys = ACTIONS.flatMap((action) => USUAL_KEYS[action]);
    is(new Set(keys).size, keys.length);
    is(actionOf(USUAL_KEYS, "Shift+Delete"), "cancelAll");
    is(actionOf(USUAL_KEYS, "Q"), null);
});

Deno.test("a key that is given to another action is taken from the one it had", () => {
    const map = remapped(USUAL_KEYS, "cashOut", "Y");
    same(map.cashOut, ["Y"]);
    same(map.buy, ["B"]);
    is(actionOf(map, "G"), null);
    is(actionOf(remapped(map, "help", "Y"), "Y"), "help");
});

Deno.test("keys that were kept come back, anything else is as usual", () => {
    const map = remapped(USUAL_KEYS, "centre", "Space");
    same(readKeys(JSON.parse(JSON.stringify(map))), map);
    same(readKeys({ buy: "B", sell: [1], centre: [], unknown: ["X"] }), { ...USUAL_KEYS, centre: [] });
    same(readKeys(null), USUAL_KEYS);
});

Deno.test("keys are called as they are printed", () => {
    same(["Shift+Delete", "ArrowUp", "Escape", "B"].map(keyWords), ["Shift+Delete", "Up", "Esc", "B"]);
});
