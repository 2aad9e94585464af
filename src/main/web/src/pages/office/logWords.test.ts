import { equal } from "node:assert/strict";
import type { LogEntry } from "../../api/types.ts";
import { actorWords, detailWords, marketWords } from "./logWords.ts";

const ENTRY: LogEntry = {
    area: "SWITCH",
    entity: "exchange",
    seq: 1,
    time: "2026-03-01T12:00:00.000Z",
    action: "SwitchSet",
};

Deno.test("a stop says whether it is the whole exchange's", () => {
    equal(detailWords({ ...ENTRY, detail: "KILLED" }), "Whole exchange: Killed, open orders cancelled");
    equal(detailWords({ ...ENTRY, detail: "OPEN", marketId: "m" }), "Open again");
});

Deno.test("what nobody did is not put down to anybody", () => {
    equal(actorWords({ ...ENTRY, area: "MARKET" }), "by itself");
    equal(actorWords({ ...ENTRY, area: "VIEW" }), "the command line");
    equal(actorWords({ ...ENTRY, by: "schedule" }), "the schedule");
    equal(actorWords({ ...ENTRY, by: "019a", byName: "ben" }), "ben");
});

Deno.test("a market is called by its event, and by its id before it is known", () => {
    equal(marketWords({ ...ENTRY, marketId: "019a9c1e-7d00" }), "019a9c1e");
    equal(marketWords({ ...ENTRY, eventName: "Elm v Fir", marketName: "Match odds" }), "Elm v Fir, Match odds");
    equal(marketWords({ ...ENTRY, eventName: "Acme", marketName: "Acme" }), "Acme");
});
