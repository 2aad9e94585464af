import type { MarketKind, NewMarket } from "../../api/types.ts";

/** The form of a new market; texts as they were typed. */
export interface Draft {
    clientRef: string;
    kind: MarketKind;
    eventName: string;
    name: string;
    startsAt: string;
    selections: string[];
    numberOfWinners: string;
    commissionPercent: string;
    takerFeePercent: string;
    tickSize: string;
    betDelaySeconds: string;
    opensAt: string;
    turnInPlayAt: string;
    closesAt: string;
    resolveBy: string;
    twoPeople: boolean;
    disputeSeconds: string;
    rules: string;
}

export const emptyDraft = (kind: MarketKind, clientRef: string): Draft => ({
    clientRef,
    kind,
    eventName: "",
    name: kind === "ODDS" ? "Match odds" : "",
    startsAt: "",
    selections: kind === "ODDS" ? ["", "", "Draw"] : [""],
    numberOfWinners: "1",
    commissionPercent: kind === "ODDS" ? "5" : "0",
    takerFeePercent: "",
    tickSize: kind === "ODDS" ? "" : "0.01",
    betDelaySeconds: "0",
    opensAt: "",
    turnInPlayAt: "",
    closesAt: "",
    resolveBy: "",
    twoPeople: true,
    disputeSeconds: "0",
    rules: "",
});

/** An id made of a name: lower case letters and digits joined by dashes, distinct from those given. */
export function idOf(name: string, taken: readonly string[]): string {
    const plain =
        name.normalize("NFKD").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 40) || "s";
    let id = plain;
    for (let number = 2; taken.includes(id); number++) {
        id = plain + "-" + number;
    }
    return id;
}

/** The request; times of the form are local, those of the request are UTC. */
export function newMarketOf(draft: Draft): NewMarket {
    const ids: string[] = [];
    const selections = draft.selections.map((name) => name.trim()).filter((name) => name !== "").map((name) => {
        const id = idOf(name, ids);
        ids.push(id);
        return { id, name };
    });
    const time = (name: "startsAt" | "opensAt" | "turnInPlayAt" | "closesAt" | "resolveBy") =>
        draft[name] === "" ? {} : { [name]: new Date(draft[name]).toISOString() };
    const text = (name: "takerFeePercent" | "tickSize" | "rules") =>
        draft[name].trim() === "" ? {} : { [name]: draft[name].trim() };
    const trades = draft.kind !== "ODDS";
    return {
        clientRef: draft.clientRef,
        kind: draft.kind,
        name: draft.name.trim(),
        event: { name: draft.eventName.trim(), ...time("startsAt") },
        selections,
        ...(draft.kind === "ODDS" && { numberOfWinners: Number(draft.numberOfWinners) }),
        ...(draft.kind !== "SPOT" && { commissionPercent: draft.commissionPercent.trim() }),
        ...(draft.kind === "YES_NO" && text("takerFeePercent")),
        ...(trades && text("tickSize")),
        ...(Number(draft.betDelaySeconds) > 0 && { betDelaySeconds: Number(draft.betDelaySeconds) }),
        ...time("opensAt"),
        ...(draft.kind !== "SPOT" && time("turnInPlayAt")),
        ...time("closesAt"),
        ...time("resolveBy"),
        approvals: draft.twoPeople ? 2 : 1,
        ...(Number(draft.disputeSeconds) > 0 && { disputeSeconds: Number(draft.disputeSeconds) }),
        ...text("rules"),
    };
}
