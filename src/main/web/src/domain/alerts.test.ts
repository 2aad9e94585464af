import assert from "node:assert/strict";
import { alertValue, shownAlertValue } from "./alerts.ts";
import { ODDS_TICKS, ticksOf } from "./ticks.ts";

const odds = { kind: "ODDS", table: ODDS_TICKS, format: "decimal" } as const;
const contracts = { kind: "YES_NO", table: ticksOf("YES_NO", 100), format: "cents" } as const;

Deno.test("a price is typed in the format that is shown and goes out as the wire has it", () => {
    assert.equal(alertValue("CROSSES", odds, "2.5"), "2.50");
    assert.equal(alertValue("BEST_BACK", { ...odds, format: "fractional" }, "6/4"), "2.50");
    assert.equal(alertValue("CROSSES", contracts, "43"), "0.43");
    assert.equal(alertValue("CROSSES", odds, "0.5"), null);
    assert.equal(alertValue("CROSSES", odds, "soon"), null);
});

Deno.test("gaps, volumes and per cents are numbers; nothing is none", () => {
    assert.equal(alertValue("SPREAD", odds, "0.02"), "0.02");
    assert.equal(alertValue("SPREAD", odds, "-1"), null);
    assert.equal(alertValue("VOLUME", odds, "1,000"), "1000.00");
    assert.equal(alertValue("VOLUME", odds, "0"), null);
    assert.equal(alertValue("MOVE", odds, "12.5"), "12.50");
    assert.equal(alertValue("STATUS", odds, "1"), null);
});

Deno.test("an alert is shown in the chosen format", () => {
    assert.equal(shownAlertValue("CROSSES", "ODDS", "fractional", "2.50"), "3/2");
    assert.equal(shownAlertValue("MOVE", "ODDS", "decimal", "5.00"), "5.00\u00a0%");
    assert.equal(shownAlertValue("CROSSES", undefined, "decimal", "2.50"), "2.50");
    assert.equal(shownAlertValue("CROSSES", "ODDS", "decimal", ""), "");
});
