import assert from "node:assert/strict";
import { longestWord, matching } from "./palette.ts";

const named = (...words: string[]) => words.map((each) => ({ words: each }));
const found = (typed: string, ...words: string[]) => matching(typed, named(...words)).map((each) => each.words);

Deno.test("every word that was typed must occur, in any order", () => {
    assert.deepEqual(found("bears li", "Lions v Bears", "Lions v Wolves"), ["Lions v Bears"]);
    assert.deepEqual(found("", "a", "b"), ["a", "b"]);
    assert.deepEqual(found("x", "a", "b"), []);
});

Deno.test("accents and capitals do not matter", () => {
    assert.deepEqual(found("munchen", "Bayern München", "Fürth"), ["Bayern München"]);
});

Deno.test("words that begin so come first", () => {
    assert.deepEqual(found("or", "Support", "Open orders"), ["Open orders", "Support"]);
});

Deno.test("more words find it too", () => {
    assert.equal(matching("night", [{ words: "Dark colours", also: "theme night" }]).length, 1);
});

Deno.test("the server is asked for the longest word", () => {
    assert.equal(longestWord("  go Lions v "), "Lions");
    assert.equal(longestWord(" "), "");
});
