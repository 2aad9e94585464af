import type { Environment } from "./environment.ts";

const PERIOD_MS = 1_000;

/** Runs tasks in order, at most so many in any second. */
export class Throttle {
    readonly #env: Environment;
    readonly #most: number;
    readonly #waiting: (() => void)[] = [];
    #ran: number[] = [];
    #cancel: (() => void) | null = null;

    constructor(env: Environment, most: number) {
        this.#env = env;
        this.#most = most;
    }

    run(task: () => void): void {
        this.#waiting.push(task);
        this.#next();
    }

    /** Forgets what has not run yet. */
    clear(): void {
        this.#waiting.length = 0;
        this.#cancel?.();
        this.#cancel = null;
    }

    #next(): void {
        if (this.#cancel !== null) {
            return;
        }
        while (this.#waiting.length > 0) {
            const now = this.#env.now();
            // A clock that was set back must not hold anything up.
            this.#ran = this.#ran.filter((at) => at > now - PERIOD_MS && at <= now);
            if (this.#ran.length >= this.#most) {
                this.#cancel = this.#env.later(this.#ran[0]! + PERIOD_MS - now, () => {
                    this.#cancel = null;
                    this.#next();
                });
                return;
            }
            this.#ran.push(now);
            this.#waiting.shift()!();
        }
    }
}
