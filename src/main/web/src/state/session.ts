import { Client } from "../api/client.ts";
import type { Session, User } from "../api/types.ts";
import { createStore, type Store } from "./store.ts";

const KEY = "crossbook.session";

function kept(): Session | null {
    try {
        const value = JSON.parse(globalThis.localStorage?.getItem(KEY) ?? "null") as Session | null;
        return typeof value?.accessToken === "string" && typeof value.refreshToken === "string" ? value : null;
    } catch {
        return null;
    }
}

/** The tokens of whoever is logged in on this device, in all its tabs. */
export const session: Store<Session | null> = createStore(kept());

/** Who that is; null while nobody is logged in or before it is known. */
export const user: Store<User | null> = createStore<User | null>(null);

/** Whether the session ended by itself, so that its owner should log in again where he is. */
export const expired: Store<boolean> = createStore(false);

/** How often somebody has logged in since the page was loaded; what was asked before is asked again then. */
export const logins: Store<number> = createStore(0);

export const client = new Client(
    {
        // Another tab may have renewed them since.
        get: () => kept(),
        set(next) {
            if (next === null) {
                localStorage.removeItem(KEY);
            } else {
                localStorage.setItem(KEY, JSON.stringify(next));
            }
            expired.set(next === null);
            session.set(next);
        },
    },
    undefined,
    // Browsers have locks only on pages that came by TLS or from this machine.
    async (work) => globalThis.navigator?.locks ? await navigator.locks.request(KEY, work) : await work(),
);

export const isStaff = (who: User | null): boolean => who !== null && who.roles.some((role) => role !== "user");

export const isAdmin = (who: User | null): boolean => who !== null && who.roles.includes("admin");

/** Follows logins and logouts of this tab and of others. */
export function startSession(): void {
    addEventListener("storage", (event) => {
        if (event.key === KEY) {
            session.set(kept());
        }
    });
    session.subscribe((now) => void follow(now));
    void follow(session.get());
}

let known: string | null = null;

async function follow(now: Session | null): Promise<void> {
    // Whose session ended by itself is still meant: the page stays until he is back or leaves.
    if (now === null && expired.get()) {
        return;
    }
    const subject = now === null ? null : subjectOf(now.accessToken);
    if (subject === known) {
        return;
    }
    known = subject;
    user.set(null);
    if (subject !== null) {
        try {
            user.set(await client.ask<User>("/users/me"));
        } catch {
            // Without an answer nobody is shown; the next login or reload asks again.
            known = null;
        }
    }
}

/** Whose token it is: a renewed token of the same person changes nothing. */
function subjectOf(token: string): string {
    try {
        const payload = (token.split(".")[1] ?? "").replaceAll("-", "+").replaceAll("_", "/");
        return String((JSON.parse(atob(payload)) as { sub?: unknown }).sub);
    } catch {
        return token;
    }
}

export async function logIn(username: string, password: string): Promise<void> {
    const next = await client.ask<Session>("/sessions", { method: "POST", body: { username, password } });
    const again = subjectOf(next.accessToken) === known;
    client.tokens.set(next);
    if (again) {
        // The same person is somebody new to whoever followed the session that ended.
        user.update((now) => now && { ...now });
    }
    logins.update((now) => now + 1);
}

export async function register(username: string, password: string): Promise<void> {
    await client.ask("/users", { method: "POST", body: { username, password } });
    await logIn(username, password);
}

export async function logOut(): Promise<void> {
    try {
        await client.ask("/sessions/current", { method: "DELETE" });
    } finally {
        leave();
    }
}

/** Forgets the tokens: whoever sits here next sees nothing of it. */
export function leave(): void {
    client.tokens.set(null);
    expired.set(false);
    void follow(null);
}
