import { equal } from "node:assert/strict";
import { ageWords } from "./age.ts";

Deno.test("an age is told in its largest unit, and never as less than nothing", () => {
    equal(ageWords(-5), "0 s");
    equal(ageWords(59_999), "59 s");
    equal(ageWords(3_600_000), "1 h");
    equal(ageWords(200_000_000), "2 d");
});
