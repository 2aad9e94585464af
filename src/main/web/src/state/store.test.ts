import assert from "node:assert/strict";
import { createStore } from "./store.ts";

Deno.test("listeners hear of changes only, until they leave", () => {
    const store = createStore(1);
    const heard: number[] = [];
    const leave = store.subscribe((value) => heard.push(value));
    store.set(2);
    store.set(2);
    store.update((value) => value + 1);
    leave();
    store.set(9);
    assert.deepEqual(heard, [2, 3]);
    assert.equal(store.get(), 9);
});

Deno.test("a listener that leaves while being told does not keep others from hearing", () => {
    const store = createStore("a");
    const heard: string[] = [];
    const leave = store.subscribe(() => leave());
    store.subscribe((value) => heard.push(value));
    store.set("b");
    assert.deepEqual(heard, ["b"]);
});
