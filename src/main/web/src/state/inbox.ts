import type { Page } from "../api/page.ts";
import type { Notice } from "../stream/messages.ts";
import { connection, notices } from "./live.ts";
import { client, session } from "./session.ts";
import { createStore, type Store } from "./store.ts";
import { toast } from "./toasts.ts";

/** A notice, from the list or from the stream. */
export type Told = Notice & { readonly read: boolean };

/** What one has been told, newest first. */
export interface Inbox {
    items: readonly Told[];
    unread: number;
    /** Notices up to this number are read. */
    acknowledged: number;
}

const EVERY_MS = 15_000;
const SHOWN = 50;

/** Null before it is known, and while nobody is logged in. */
export const inbox: Store<Inbox | null> = createStore<Inbox | null>(null);

/** The notices that are worth interrupting for: those that came since the last look and that somebody asked for. */
export function worthSaying(before: Inbox | null, now: Inbox): readonly Told[] {
    const last = before?.items[0]?.number;
    return before === null
        ? []
        : now.items.filter((each) => each.number > (last ?? 0) && !each.read && each.category === "ALERT");
}

function take(now: Inbox): void {
    worthSaying(inbox.get(), now).forEach((each) => toast("info", each.text));
    inbox.set(now);
}

/** Looks for news; what fails is tried again with the next look. */
export async function lookIntoInbox(): Promise<void> {
    if (session.get() === null) {
        return;
    }
    try {
        const { items, unread, acknowledged } = await client.ask<Page<Told> & Omit<Inbox, "items">>(
            "/notifications?limit=" + SHOWN,
        );
        take({ items, unread, acknowledged });
    } catch {
        // The count stays as it was; it is asked for again.
    }
}

/** Counts everything up to a notice as read. */
export async function acknowledge(upTo: number): Promise<void> {
    const answer = await client.ask<Omit<Inbox, "items">>("/notifications/acknowledge", {
        method: "POST",
        body: { upTo },
    });
    inbox.update((now) =>
        now && {
            ...answer,
            items: now.items.map((each) => ({ ...each, read: each.number <= answer.acknowledged })),
        }
    );
}

/** Follows logins and the stream; without a stream it looks every few seconds while the page is looked at. */
export function startInbox(): void {
    let who: string | undefined;
    session.subscribe((now) => {
        if (now === null) {
            inbox.set(null);
        } else if (who === undefined) {
            void lookIntoInbox();
        }
        who = now?.accessToken;
    });
    who = session.get()?.accessToken;
    void lookIntoInbox();
    notices.subscribe((now) =>
        now && take({
            items: now.all.map((each) => ({ ...each, read: each.number <= now.acknowledged })),
            unread: now.unread,
            acknowledged: now.acknowledged,
        })
    );
    setInterval(() => document.hidden || connection.get().kind === "live" || void lookIntoInbox(), EVERY_MS);
}
