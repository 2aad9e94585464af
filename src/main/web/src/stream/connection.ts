import type { Environment, Socket } from "./environment.ts";
import { type Message, parseMessage, type StatusMessage } from "./messages.ts";
import { Throttle } from "./throttle.ts";

/** The server allows five requests a second for long. */
const REQUESTS_PER_SECOND = 5;

/** How long a connection may take until the server has said the first word. */
const OPENS_WITHIN_MS = 10_000;

/** What becomes of a connection. */
export interface ConnectionEvents {
    /** The server has spoken: requests may be sent. */
    ready(): void;
    /** Any message but the first and the answers to requests. */
    message(message: Message): void;
    /** It is over; with the code of the close, 1006 when there was none. Called once. */
    closed(code: number): void;
}

/** One connection from its opening to its end: numbers requests, sends them no faster than allowed, and pairs answers. */
export class Connection {
    readonly #env: Environment;
    readonly #events: ConnectionEvents;
    readonly #throttle: Throttle;
    readonly #answers = new Map<number, (status: StatusMessage) => void>();
    readonly #cancelOpening: () => void;
    #socket: Socket | null;
    #requests = 0;
    #heardAt: number;
    #ready = false;

    constructor(env: Environment, url: string, events: ConnectionEvents) {
        this.#env = env;
        this.#events = events;
        this.#throttle = new Throttle(env, REQUESTS_PER_SECOND);
        this.#heardAt = env.now();
        this.#cancelOpening = env.later(OPENS_WITHIN_MS, () => this.drop());
        this.#socket = env.open(url, {
            message: (text) => this.#receive(text),
            closed: (code) => this.#end(code),
        });
    }

    get isReady(): boolean {
        return this.#ready && this.#socket !== null;
    }

    /** When anything was heard last. */
    get heardAt(): number {
        return this.#heardAt;
    }

    /** Whether an answer is awaited. */
    get isWaiting(): boolean {
        return this.#answers.size > 0;
    }

    /** Sends a request as soon as that is allowed. */
    ask(request: Record<string, unknown>, sent: (id: number) => void, answered: (status: StatusMessage) => void): void {
        this.#throttle.run(() => {
            const id = ++this.#requests;
            this.#answers.set(id, answered);
            sent(id);
            this.#socket?.send(JSON.stringify({ ...request, id }));
        });
    }

    /** Ends it from this side, without waiting for a network that may be gone. */
    drop(): void {
        this.#socket?.close();
        this.#end(1006);
    }

    #receive(text: string): void {
        if (this.#socket === null) {
            return;
        }
        this.#heardAt = this.#env.now();
        const message = parseMessage(text);
        if (message?.op === "connection") {
            this.#cancelOpening();
            this.#ready = true;
            this.#events.ready();
        } else if (message?.op === "status" && message.id !== undefined) {
            const answered = this.#answers.get(message.id);
            this.#answers.delete(message.id);
            answered?.(message);
        } else if (message !== null) {
            this.#events.message(message);
        }
    }

    #end(code: number): void {
        if (this.#socket === null) {
            return;
        }
        this.#socket = null;
        this.#cancelOpening();
        this.#throttle.clear();
        this.#answers.clear();
        this.#events.closed(code);
    }
}
