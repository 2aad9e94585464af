import { deepStrictEqual as same, match, strictEqual as is } from "node:assert/strict";
import { newId, uuidV7Maker } from "./ids.ts";

const SHAPE = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

Deno.test("an id has the form the exchange asks for and the time it was made at", () => {
    const id = uuidV7Maker(() => 1_772_366_400_123.7, (bytes) => bytes.fill(0xff))();
    is(id, "019ca945-0a7b-77ff-bfff-ffffffffffff");
    is(parseInt(id.replaceAll("-", "").slice(0, 12), 16), 1_772_366_400_123);
    match(newId(), SHAPE);
});

Deno.test("ids ascend within a millisecond, through its end and over a clock set back a little", () => {
    const times = [...Array(5000).fill(1000), 999, 400, 1001, 1005];
    let at = 0;
    const make = uuidV7Maker(() => 1_772_366_400_000 + times[at++]);
    const ids = times.map(() => make());
    same([...ids].sort(), ids);
    is(new Set(ids).size, ids.length);
});

Deno.test("a clock set back far is believed", () => {
    const times = [1_772_366_400_000, 1_772_362_800_000];
    const make = uuidV7Maker(() => times.shift()!);
    is(make() > make(), true);
});
