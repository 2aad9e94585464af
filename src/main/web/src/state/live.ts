import { useEffect, useRef, useState } from "preact/hooks";
import type { MarketView, Offers } from "../domain/book.ts";
import { heard, NOTHING_OWN, type OwnState, toCheck } from "../domain/orders.ts";
import { browserEnvironment, streamUrl } from "../stream/environment.ts";
import { Feed } from "../stream/feed.ts";
import type { Notices } from "../stream/notices.ts";
import type { FeedState } from "../stream/state.ts";
import { client, user } from "./session.ts";
import { createStore, type Store } from "./store.ts";

/** How the connection is; "live" is the only state in which orders may be placed. */
export const connection: Store<FeedState> = createStore<FeedState>({ kind: "idle" });

/** Own orders, positions and money, as the exchange and this page's own requests have told. */
export const own: Store<OwnState> = createStore(NOTHING_OWN);

/** What the user has been told; null before the first message. */
export const notices: Store<Notices | null> = createStore<Notices | null>(null);

let feed: Feed | null = null;
const books = new Map<string, Set<() => void>>();
const changed = new Set<string>();
let pendingOwn: (() => void)[] = [];
let painting = false;
let paintedAt = 0;

/** Faster than this nobody can read, and every paint costs. */
const PAINT_EVERY_MS = 80;

/** Everything that came since the last paint is shown in one frame; a hidden tab shows nothing until it is looked at. */
function paint(): void {
    if (!painting && !document.hidden) {
        painting = true;
        setTimeout(() => requestAnimationFrame(show), Math.max(0, PAINT_EVERY_MS - (performance.now() - paintedAt)));
    }
}

function show(): void {
    painting = false;
    paintedAt = performance.now();
    const ids = [...changed];
    changed.clear();
    ids.flatMap((id) => [...(books.get(id) ?? [])]).forEach((each) => each());
    const changes = pendingOwn;
    pendingOwn = [];
    changes.forEach((change) => change());
}

async function token(not: string | null): Promise<string | null> {
    const now = client.tokens.get()?.accessToken ?? null;
    if (now === null || now !== not) {
        return now;
    }
    if (!await client.refresh() && client.tokens.get() !== null) {
        throw new Error("the token cannot be renewed just now");
    }
    return client.tokens.get()?.accessToken ?? null;
}

/** Connects, follows logins and logouts, the device's network and whether the tab is looked at. */
export function startLive(check: (clientOrderIds: readonly string[]) => void): void {
    const live = new Feed(browserEnvironment(), { url: streamUrl(location), tokens: token, conflateMs: 100 });
    feed = live;
    live.listen({
        state: (state) => connection.set(state),
        books(ids) {
            ids.forEach((id) => changed.add(id));
            paint();
        },
        own(news) {
            pendingOwn.push(() => {
                own.update((now) => heard(now, news));
                if (news.img === true) {
                    check(toCheck(own.get()));
                }
            });
            paint();
        },
        notices: (now) => notices.set(now),
        signedOut: () => client.tokens.set(null),
    });
    const follow = (who: { userId: string } | null) => {
        if (who === null) {
            live.signOut();
            pendingOwn = [];
            own.set(NOTHING_OWN);
            notices.set(null);
        } else {
            live.signIn(who.userId);
        }
    };
    user.subscribe(follow);
    follow(user.get());
    addEventListener("online", () => live.setOnline(true));
    addEventListener("offline", () => live.setOnline(false));
    document.addEventListener("visibilitychange", () => {
        if (!document.hidden) {
            live.wake();
            paint();
        }
    });
    live.start();
}

/** Tries to connect at once instead of waiting. */
export function retryNow(): void {
    feed?.wake();
}

/** Asks for the prices of markets while the component is shown. */
export function useWatch(marketIds: readonly string[], offers: Offers): void {
    const watch = useRef<ReturnType<Feed["watch"]> | null>(null);
    const key = offers + marketIds.join();
    useEffect(() => {
        watch.current ??= feed?.watch(marketIds, offers) ?? null;
        watch.current?.change(marketIds, offers);
    }, [key]);
    useEffect(() => () => {
        watch.current?.end();
        watch.current = null;
    }, []);
}

/** A market's book, drawn at most once a frame; null before it is known. Somebody must watch it. */
export function useBook(marketId: string): MarketView | null {
    const [book, setBook] = useState<MarketView | null>(feed?.book(marketId) ?? null);
    useEffect(() => {
        const show = () => setBook(feed?.book(marketId) ?? null);
        show();
        const listeners = books.get(marketId) ?? new Set();
        books.set(marketId, listeners.add(show));
        return () => {
            listeners.delete(show);
        };
    }, [marketId]);
    return book?.id === marketId ? book : null;
}

/** The book as it is now, without drawing anything. */
export function bookOf(marketId: string): MarketView | null {
    return feed?.book(marketId) ?? null;
}
