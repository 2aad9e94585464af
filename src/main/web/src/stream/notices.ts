import type { Notice, NoticeMessage } from "./messages.ts";

/** What the user has been told, newest first. Never changed. */
export interface Notices {
    readonly seq: number;
    readonly unread: number;
    /** Notices up to this number are read. */
    readonly acknowledged: number;
    readonly all: readonly Notice[];
}

/** As many as an image has. */
const KEPT = 200;

/** Applies an `ncm`; null when something was lost and the subscription has to begin anew. */
export function applyNotices(before: Notices | null, message: NoticeMessage): Notices | null {
    if (message.seq === undefined) {
        return before;
    }
    if (message.img !== true && (before === null || message.prevSeq !== before.seq)) {
        return null;
    }
    const fresh = [...(message.nc ?? [])].reverse();
    const all = message.img === true ? fresh : fresh.length === 0 ? before!.all : [...fresh, ...before!.all];
    return {
        seq: message.seq,
        unread: message.unread ?? before?.unread ?? 0,
        acknowledged: message.acknowledged ?? before?.acknowledged ?? 0,
        all: all.length > KEPT ? all.slice(0, KEPT) : all,
    };
}
