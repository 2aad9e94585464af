/** An open or opening connection. */
export interface Socket {
    send(text: string): void;
    close(): void;
}

/** What becomes of a connection; `closed` is called once, also when it never opened. */
export interface SocketEvents {
    message(text: string): void;
    closed(code: number): void;
}

/** All that the feed needs of the outside world, so that tests can stand in for it. */
export interface Environment {
    open(url: string, events: SocketEvents): Socket;
    /** Milliseconds since 1970. */
    now(): number;
    /** Runs a task later; what it returns calls that off. */
    later(ms: number, task: () => void): () => void;
    /** From 0 up to 1. */
    random(): number;
}

/** Gets an access token other than one that is known to be of no use; null when nobody is logged in any more. */
export type TokenSource = (not: string | null) => Promise<string | null>;

/** The world of a page. */
export function browserEnvironment(): Environment {
    return {
        open(url, events) {
            const socket = new WebSocket(url);
            socket.onmessage = ({ data }) => events.message(String(data));
            socket.onclose = ({ code }) => events.closed(code);
            return {
                send: (text) => socket.send(text),
                close() {
                    socket.onmessage = null;
                    socket.onclose = null;
                    socket.close();
                },
            };
        },
        now: () => Date.now(),
        later(ms, task) {
            const timer = setTimeout(task, ms);
            return () => clearTimeout(timer);
        },
        random: () => Math.random(),
    };
}

/** The address of the stream of the server that a page came from. */
export function streamUrl(page: { readonly protocol: string; readonly host: string }): string {
    return `${page.protocol === "https:" ? "wss" : "ws"}://${page.host}/v1/stream`;
}

/**
 * For how long a token that the server has just taken will do, in milliseconds; null when it does not say. A clock by
 * which it has ended already, or lives longer than it was made for, is wrong: then it is taken for new.
 */
export function tokenLeft(token: string, now: number): number | null {
    try {
        const payload = (token.split(".")[1] ?? "").replaceAll("-", "+").replaceAll("_", "/");
        const { exp, iat } = JSON.parse(atob(payload)) as { exp?: unknown; iat?: unknown };
        if (typeof exp !== "number" || typeof iat !== "number") {
            return null;
        }
        const [left, life] = [exp * 1_000 - now, (exp - iat) * 1_000];
        return left <= 0 || left > life ? life : left;
    } catch {
        return null;
    }
}
