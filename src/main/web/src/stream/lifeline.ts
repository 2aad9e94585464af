import { Backoff } from "./backoff.ts";
import { Connection } from "./connection.ts";
import type { Environment } from "./environment.ts";
import type { Message } from "./messages.ts";

/** How often it is looked whether anything has become old. */
const LOOK_MS = 500;
/** A connection on which nothing at all was heard for so long is given up, though nobody has closed it. */
const DEAD_AFTER_MS = 8_000;
/** A connection that nobody needs is kept for so long, less than the server keeps it. */
const IDLE_MS = 20_000;
/** Who was live for so long begins with short waits again. */
const STEADY_MS = 5_000;

export interface LifelineEvents {
    /** Whether anybody needs a connection. */
    isWanted(): boolean;
    /** Whether anything was subscribed to, so that a live connection cannot be silent. */
    isSubscribed(): boolean;
    /** A connection can take requests. */
    ready(connection: Connection): void;
    message(message: Message): void;
    /** The connection is over, with the code of its close; null when it was ended from this side. */
    ended(code: number | null): void;
    /** Time has passed, or something about the connection has changed. */
    changed(): void;
}

/** Keeps one connection open while anybody needs it: opens it, gives dead ones up, and tries again after a while. */
export class Lifeline {
    readonly #env: Environment;
    readonly #url: string;
    readonly #events: LifelineEvents;
    readonly #backoff: Backoff;
    #connection: Connection | null = null;
    #openedAt = 0;
    #liveSince: number | null = null;
    #everLive = false;
    #retryAt: number | null = null;
    #cancelRetry = () => {};
    #cancelLook = () => {};
    #idleSince: number | null = null;

    constructor(env: Environment, url: string, events: LifelineEvents) {
        this.#env = env;
        this.#url = url;
        this.#events = events;
        this.#backoff = new Backoff(() => env.random());
    }

    /** The connection if it can take requests. */
    get connection(): Connection | null {
        return this.#connection?.isReady === true ? this.#connection : null;
    }

    /** Whether a try is being waited for. */
    get isWaiting(): boolean {
        return this.#retryAt !== null;
    }

    /** When the next try begins, or the last one began. */
    get triedAt(): number {
        return this.#retryAt ?? this.#openedAt;
    }

    /** Whether everything wanted was ever live, since the connection was last ended from this side. */
    get wasEverLive(): boolean {
        return this.#everLive;
    }

    /** Whether everything wanted has been live on this connection. */
    get isLive(): boolean {
        return this.#liveSince !== null;
    }

    /** Everything wanted is live now, or not any more. */
    live(live: boolean): void {
        this.#everLive ||= live;
        this.#liveSince = live ? this.#liveSince ?? this.#env.now() : null;
    }

    /** What is wanted may have changed. */
    update(): void {
        if (!this.#events.isWanted()) {
            this.#idleSince ??= this.#env.now();
            return;
        }
        this.#idleSince = null;
        if (this.#connection === null && this.#retryAt === null) {
            this.#open();
        }
    }

    /** No more waiting, and a look at what time has done. */
    wake(): void {
        if (this.#retryAt !== null) {
            this.#open();
        }
        this.#look();
    }

    /** Ends the connection, and the waiting for one. */
    close(): void {
        this.#cancelRetry();
        this.#retryAt = null;
        this.#everLive = false;
        const connection = this.#connection;
        this.#forget(null);
        connection?.drop();
    }

    #open(): void {
        this.#cancelRetry();
        this.#retryAt = null;
        this.#openedAt = this.#env.now();
        const connection: Connection = new Connection(this.#env, this.#url, {
            ready: () => this.#events.ready(connection),
            message: (message) => this.#events.message(message),
            closed: (code) => this.#closed(code),
        });
        this.#connection = connection;
        this.#lookLater();
        this.#events.changed();
    }

    #forget(code: number | null): void {
        this.#connection = null;
        this.#cancelLook();
        if (this.#liveSince !== null && this.#env.now() - this.#liveSince > STEADY_MS) {
            this.#backoff.reset();
        }
        this.#liveSince = null;
        this.#events.ended(code);
    }

    #closed(code: number): void {
        if (this.#connection === null) {
            return;
        }
        this.#forget(code);
        if (this.#events.isWanted()) {
            const wait = this.#backoff.next();
            this.#retryAt = this.#env.now() + wait;
            this.#cancelRetry = this.#env.later(wait, () => this.#open());
        }
        this.#events.changed();
    }

    #lookLater(): void {
        this.#cancelLook();
        this.#cancelLook = this.#env.later(LOOK_MS, () => this.#look());
    }

    /** Is the connection dead, or needed by nobody? */
    #look(): void {
        const connection = this.#connection;
        if (connection === null) {
            return;
        }
        const now = this.#env.now();
        const expectsNews = connection.isReady && (connection.isWaiting || this.#events.isSubscribed());
        if (this.#idleSince !== null && now - this.#idleSince > IDLE_MS) {
            this.close();
        } else if (expectsNews && now - connection.heardAt > DEAD_AFTER_MS) {
            connection.drop();
        } else {
            this.#lookLater();
        }
        this.#events.changed();
    }
}
