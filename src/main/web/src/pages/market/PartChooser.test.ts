import { deepStrictEqual as same, strictEqual as is } from "node:assert/strict";
import { isBad, partOfChoice, sizeOfChoice, WHOLE } from "./PartChooser.tsx";

const bet = {
    selectionId: "a",
    side: "LAY" as const,
    price: 40_000,
    size: 1_000,
    fills: [{ price: 40_000, size: 1_000 }],
    missing: 2_500,
};

const typed = (text: string) => ({ percent: null, text });

Deno.test("per cents are taken as they are", () => {
    same(partOfChoice("ODDS", WHOLE, [bet]), { percent: 100 });
    same(partOfChoice("ODDS", { percent: 25, text: "" }, [bet]), { percent: 25 });
});

Deno.test("an amount is a share of what the largest order needs, also of what nobody offers yet", () => {
    same(partOfChoice("ODDS", typed("17.50"), [bet]), { share: [70_000_000n, 140_000_000n] });
    same(partOfChoice("ODDS", typed("17.50"), [{ ...bet, size: 10, fills: [], missing: 0 }, bet]), {
        share: [70_000_000n, 140_000_000n],
    });
    same(partOfChoice("ODDS", typed("17.50"), []), { percent: 100 });
});

Deno.test("what is no amount, nothing, or more than there is, is said to be bad", () => {
    same(["x", "0", "35.01", "35"].map((text) => isBad(typed(text), 3_500)), [true, true, true, false]);
    is(isBad(WHOLE, 3_500), false);
    is(sizeOfChoice(WHOLE), null);
});
