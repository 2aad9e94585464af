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

export const client = new Client({
    // Another tab may have renewed them since.
    get: () => kept(),
    set(next) {
        if (next === null) {
            localStorage.removeItem(KEY);
        } else {
            localStorage.setItem(KEY, JSON.stringify(next));
        }
        session.set(next);
    },
});

export const isStaff = (who: User | null): boolean => who !== null && who.roles.some((role) => role !== "user");

/** Follows logins and logouts of this tab and of others. */
export function startSession(): void {
    addEventListener("storage", (event) => {
        if (event.key === KEY) {
            session.set(kept());
        }
    });
    let known: string | null = null;
    const follow = async (now: Session | null) => {
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
    };
    session.subscribe((now) => void follow(now));
    void follow(session.get());
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
    client.tokens.set(next);
}

export async function register(username: string, password: string): Promise<void> {
    await client.ask("/users", { method: "POST", body: { username, password } });
    await logIn(username, password);
}

export async function logOut(): Promise<void> {
    try {
        await client.ask("/sessions/current", { method: "DELETE" });
    } finally {
        client.tokens.set(null);
    }
}
