import { Backoff } from "./backoff.ts";
import type { Connection } from "./connection.ts";
import { type Environment, tokenLeft, type TokenSource } from "./environment.ts";

/** A new token is shown this long before the old one ends, or at half its time if that is short. */
const RENEW_BEFORE_MS = 60_000;
const RENEW_SOONEST_MS = 5_000;

/** Tells the server who the user is, and again before the token ends, so that nothing is interrupted. */
export class Authenticator {
    readonly #env: Environment;
    readonly #tokens: TokenSource;
    readonly #done: () => void;
    readonly #signedOut: () => void;
    readonly #backoff: Backoff;
    #connection: Connection | null = null;
    #shown: string | null = null;
    /** A token that is of no use any more. */
    #spent: string | null = null;
    #cancel: (() => void) | null = null;
    #run = 0;

    /**
     * @param done the server knows the user
     * @param signedOut there is no token any more
     */
    constructor(env: Environment, tokens: TokenSource, done: () => void, signedOut: () => void) {
        this.#env = env;
        this.#tokens = tokens;
        this.#done = done;
        this.#signedOut = signedOut;
        this.#backoff = new Backoff(() => env.random());
    }

    /** Begins on a connection that is ready. */
    start(connection: Connection): void {
        this.stop();
        this.#connection = connection;
        void this.#authenticate();
    }

    /** Ends; tokens that are still on their way are not shown. */
    stop(): void {
        this.#run++;
        this.#connection = null;
        this.#cancel?.();
        this.#cancel = null;
    }

    /** The server does not take the token it was shown any more. */
    refused(): void {
        this.#spent = this.#shown;
    }

    async #authenticate(): Promise<void> {
        const run = ++this.#run;
        let token: string | null;
        try {
            token = await this.#tokens(this.#spent);
        } catch {
            if (run === this.#run) {
                this.#later(this.#backoff.next());
            }
            return;
        }
        if (run !== this.#run) {
            return;
        }
        if (token === null) {
            this.#signedOut();
            return;
        }
        this.#show(token, run);
    }

    #show(token: string, run: number): void {
        this.#connection?.ask({ op: "authentication", session: token }, () => this.#shown = token, (status) => {
            if (run !== this.#run) {
                return;
            }
            if (status.statusCode === "SUCCESS") {
                this.#backoff.reset();
                this.#renewBefore(token);
                this.#done();
            } else {
                this.#spent = token;
                this.#later(this.#backoff.next());
            }
        });
    }

    #renewBefore(token: string): void {
        const left = tokenLeft(token, this.#env.now());
        if (left === null) {
            return;
        }
        const wait = Math.max(RENEW_SOONEST_MS, Math.max(left / 2, left - RENEW_BEFORE_MS));
        this.#later(wait, () => this.#spent = token);
    }

    #later(ms: number, before: () => void = () => {}): void {
        this.#cancel?.();
        this.#cancel = this.#env.later(ms, () => {
            this.#cancel = null;
            before();
            void this.#authenticate();
        });
    }
}
