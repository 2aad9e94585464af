import { strictEqual as is } from "node:assert/strict";
import { readLayout } from "./layout.ts";

Deno.test("a part of a page that no longer exists is not shown", () => {
    is(readLayout('{"about":"Depth"}', "about", ["Chart", "Depth"]), "Depth");
    is(readLayout('{"about":"Gone"}', "about", ["Chart", "Depth"]), undefined);
    for (const broken of [null, "", "{", "null", "[]"]) {
        is(readLayout(broken, "about", ["Chart", "Depth"]), undefined);
    }
});
