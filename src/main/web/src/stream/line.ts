import { Backoff } from "./backoff.ts";
import type { Environment } from "./environment.ts";
import type { ChangeMessage, DataMessage, StatusMessage, StreamCode } from "./messages.ts";

/** How long a subscription may be silent before what it told counts as old; a heartbeat comes each second. */
export const STALE_AFTER_MS = 3_000;

/** The longest silence that is asked of the server. */
export const HEARTBEAT_MS = 1_000;

/** For so long nothing may be wanted before the server is told, because the next page often wants the same. */
const ENDS_AFTER_MS = 2_000;

/** Who loses something again so soon does not ask again at once. */
const LOST_AGAIN_MS = 10_000;

/** What a line carries: one kind of subscription. */
export interface Cargo<M extends ChangeMessage> {
    readonly op: "marketSubscription" | "orderSubscription" | "notificationSubscription";
    /** What is wanted, as a text that is equal for equal wishes; null for nothing. */
    key(): string | null;
    /** The members of a request for what is wanted that are this kind's own. */
    request(): Record<string, unknown>;
    /** Takes a message in; false when something was lost, so that the subscription has to begin anew. */
    take(message: M): boolean;
    /** A subscription to this was accepted. */
    accepted?(key: string): void;
    /** A subscription to this was refused. */
    refused?(key: string, code: StreamCode): void;
    /** Forgets what was told; the members of a request for nothing. What has no such request ends with its connection. */
    end?(): Record<string, unknown>;
    /** A new connection or subscription begins: half a message will never be whole. */
    begin?(): void;
}

/** How a line reaches the server. */
export interface Wire {
    /** Sends a request with an id of its own; `sent` gets it, and `answered` the server's answer. */
    ask(request: Record<string, unknown>, sent: (id: number) => void, answered: (status: StatusMessage) => void): void;
    /** Something about a line has changed. */
    changed(): void;
    /** Something needs a valid token before it can go on. */
    unauthenticated(code: StreamCode): void;
}

interface Held {
    readonly key: string;
    readonly initialClk: string;
    clk: string;
}

/**
 * One subscription that survives reconnects: it remembers how far it has come and resumes there, begins anew when
 * something was lost, and knows whether what it told is still true.
 */
export class Line<M extends DataMessage> {
    readonly #env: Environment;
    readonly #cargo: Cargo<M>;
    readonly #wire: Wire;
    readonly #backoff: Backoff;
    /** How far it has come, over all connections. */
    #held: Held | null = null;
    /** The subscription of this connection. */
    #current: { id: number; key: string; begun: boolean } | null = null;
    #asked: { id: number | null } | null = null;
    #again = false;
    #connected = false;
    #outage = false;
    #begunHere = false;
    #expectedAt: number | null = null;
    #lostAt: number | null = null;
    #heardAt: number | null = null;
    #trueAt: number | null = null;
    #cancelRetry: (() => void) | null = null;
    #cancelEnd: (() => void) | null = null;

    constructor(env: Environment, cargo: Cargo<M>, wire: Wire) {
        this.#env = env;
        this.#cargo = cargo;
        this.#wire = wire;
        this.#backoff = new Backoff(() => env.random());
    }

    get isWanted(): boolean {
        return this.#cargo.key() !== null;
    }

    /** Whether the server has agreed to tell it something. */
    get isSubscribed(): boolean {
        return this.#current !== null;
    }

    /** When what it told was last known to be true; null before its first message. */
    get trueAt(): number | null {
        return this.#trueAt;
    }

    /** Whether what it told is true now, for all that is known. */
    get isLive(): boolean {
        return this.#current !== null && this.#begunHere && !this.#again && !this.#outage &&
            this.#isRecent(this.#heardAt) && (this.#current.begun || this.#isRecent(this.#trueAt));
    }

    /** Whether it is wanted for so short a time that nobody should worry that it is not live yet. */
    get isBeginning(): boolean {
        return !this.#begunHere && this.#isRecent(this.#expectedAt);
    }

    #isRecent(at: number | null): boolean {
        return at !== null && this.#env.now() - at < STALE_AFTER_MS;
    }

    /** From now on it should become live. */
    expected(): void {
        this.#expectedAt ??= this.#env.now();
    }

    /** The connection can take requests. */
    connected(): void {
        this.#connected = true;
        this.pump();
    }

    /** The connection is gone. */
    disconnected(): void {
        this.#connected = false;
        this.#current = null;
        this.#asked = null;
        this.#again = false;
        this.#outage = false;
        this.#begunHere = false;
        this.#expectedAt = null;
        this.#heardAt = null;
        this.#cancelRetry?.();
        this.#cancelRetry = null;
        this.#cancelEnd?.();
        this.#cancelEnd = null;
    }

    /** Subscribes if what is wanted is not what is had; one request at a time. */
    pump(): void {
        const key = this.#cargo.key();
        if (key === null) {
            this.#endSoon();
        } else {
            this.#cancelEnd?.();
            this.#cancelEnd = null;
        }
        const had = this.#current?.key === key && !this.#again;
        if (!this.#connected || key === null || had || this.#asked !== null || this.#cancelRetry !== null) {
            return;
        }
        const asked = { id: null as number | null };
        this.#asked = asked;
        const resumed = this.#held?.key === key && !this.#again ? this.#held : null;
        const request = { op: this.#cargo.op, heartbeatMs: HEARTBEAT_MS, ...this.#cargo.request() };
        this.#wire.ask(
            resumed === null ? request : { ...request, initialClk: resumed.initialClk, clk: resumed.clk },
            (id) => asked.id = id,
            (status) => this.#answered(key, status),
        );
    }

    #endSoon(): void {
        if (this.#current !== null && this.#cargo.end !== undefined) {
            this.#cancelEnd ??= this.#env.later(ENDS_AFTER_MS, () => {
                this.#cancelEnd = null;
                this.#end();
            });
        }
    }

    /** Wants nothing any more, and says so; a subscription that is on its way is ended after its answer. */
    #end(): void {
        if (this.#asked !== null || this.#cargo.end === undefined) {
            return;
        }
        this.#current = null;
        this.#held = null;
        this.#again = false;
        this.#begunHere = false;
        this.#expectedAt = null;
        const asked = { id: null as number | null };
        this.#asked = asked;
        this.#wire.ask(
            { op: this.#cargo.op, ...this.#cargo.end() },
            (id) => asked.id = id,
            () => {
                this.#asked = null;
                this.pump();
                this.#wire.changed();
            },
        );
    }

    #answered(key: string, status: StatusMessage): void {
        const id = this.#asked?.id ?? status.id ?? -1;
        this.#asked = null;
        if (status.statusCode === "SUCCESS") {
            this.#current = { id, key, begun: false };
            this.#again = false;
            this.#outage = false;
            this.#heardAt = this.#env.now();
            this.#backoff.reset();
            this.#cargo.begin?.();
            this.#cargo.accepted?.(key);
        } else {
            this.#refused(key, status.errorCode ?? "UNEXPECTED_ERROR");
        }
        this.pump();
        this.#wire.changed();
    }

    #refused(key: string, code: StreamCode): void {
        this.#cargo.refused?.(key, code);
        switch (code) {
            case "INVALID_CLOCK":
                this.#held = null;
                break;
            case "NO_SESSION":
                this.#retryLater();
                this.#wire.unauthenticated(code);
                break;
            case "MARKET_NOT_FOUND":
            case "SUBSCRIPTION_LIMIT_EXCEEDED":
                break;
            default:
                this.#retryLater();
        }
    }

    #retryLater(): void {
        this.#cancelRetry?.();
        this.#cancelRetry = this.#env.later(Math.max(1_000, this.#backoff.next()), () => {
            this.#cancelRetry = null;
            this.pump();
        });
    }

    /** Asks again at once, for instance because the token is good now. */
    retry(): void {
        this.#cancelRetry?.();
        this.#cancelRetry = null;
        this.pump();
    }

    /** Takes a message in if it is of this line's present subscription; what an earlier one still sends is dropped. */
    take(message: M): void {
        const current = this.#current;
        if (current === null || message.id !== current.id) {
            return;
        }
        const now = this.#env.now();
        this.#heardAt = now;
        if (message.ct === "HEARTBEAT") {
            this.#outage = message.status !== undefined;
        } else if (this.#again) {
            return;
        } else if (!this.#cargo.take(message)) {
            this.#lost();
            return;
        } else {
            this.#outage = false;
        }
        this.#keep(current, message);
        if (this.isLive) {
            this.#trueAt = now;
        }
        this.#wire.changed();
    }

    #keep(current: { key: string; begun: boolean }, message: M): void {
        if (message.initialClk !== undefined && message.clk !== undefined) {
            this.#held = { key: current.key, initialClk: message.initialClk, clk: message.clk };
        } else if (message.clk !== undefined && this.#held?.key === current.key) {
            this.#held.clk = message.clk;
        }
        // Of a message in segments only the last has a clock; before that nothing of it is shown.
        current.begun ||= message.clk !== undefined;
        this.#begunHere ||= current.begun;
    }

    /** Begins anew: at once, or later if that was just tried. */
    #lost(): void {
        const now = this.#env.now();
        const lately = this.#lostAt !== null && now - this.#lostAt < LOST_AGAIN_MS;
        this.#lostAt = now;
        this.#held = null;
        this.#again = true;
        if (lately) {
            this.#retryLater();
        } else {
            this.pump();
        }
        this.#wire.changed();
    }
}
