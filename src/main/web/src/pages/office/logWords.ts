import type { LogArea, LogEntry } from "../../api/types.ts";

export const AREA_WORDS: Record<LogArea, string> = {
    MARKET: "Markets",
    SWITCH: "Stops",
    USER: "Users",
    PAYMENT: "Payments",
    STAFF: "Staff",
    VIEW: "Views",
};

const MODE_WORDS: Record<string, string> = {
    OPEN: "Open again",
    CANCEL_ONLY: "Cancel only",
    KILLED: "Killed, open orders cancelled",
};

const VIA_WORDS: Record<string, string> = { schedule: "the schedule" };

/** What the action's name leaves open, in words. */
export function detailWords(entry: LogEntry): string {
    const { action, detail = "" } = entry;
    if (action === "SwitchSet") {
        const whole = entry.marketId === undefined && entry.userId === undefined;
        return (whole ? "Whole exchange: " : "") + (MODE_WORDS[detail] ?? detail);
    }
    return action === "StaffAdded" ? detail.toLowerCase() : detail;
}

/** Who did it; what nobody did follows by itself, or comes from the command line. */
export function actorWords(entry: LogEntry): string {
    if (entry.byName !== undefined) {
        return entry.byName;
    }
    if (entry.by !== undefined) {
        return VIA_WORDS[entry.by] ?? entry.by;
    }
    return entry.area === "VIEW" || entry.area === "STAFF" ? "the command line" : "by itself";
}

/** An event and its market, as far as they are known. */
export function marketWords(entry: LogEntry): string {
    const { eventName, marketName, marketId = "" } = entry;
    if (eventName === undefined) {
        return marketId.slice(0, 8);
    }
    return marketName === undefined || marketName === eventName ? eventName : eventName + ", " + marketName;
}
