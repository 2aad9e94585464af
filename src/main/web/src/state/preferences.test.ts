import assert from "node:assert/strict";
import { readPreferences } from "./preferences.ts";

Deno.test("what is kept comes back, what is broken is the default", () => {
    assert.equal(readPreferences('{"theme":"light","oddsFormat":"american"}').theme, "light");
    assert.equal(readPreferences('{"theme":"light","oddsFormat":"american"}').oddsFormat, "american");
    for (const broken of [null, "", "[]", "null", "{", '{"theme":"pink","stakes":[1]}']) {
        const read = readPreferences(broken);
        assert.equal(read.theme, "system");
        assert.deepEqual(read.stakes, ["2", "5", "10", "25", "100"]);
    }
});
