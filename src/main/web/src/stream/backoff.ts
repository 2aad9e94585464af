const FIRST_MS = 500;
const LAST_MS = 15_000;

/** How long to wait before each further try: 0.5 s doubling to 15 s, a quarter more or less, so that not all come at once. */
export class Backoff {
    readonly #random: () => number;
    #tries = 0;

    constructor(random: () => number) {
        this.#random = random;
    }

    /** Milliseconds until the next try. */
    next(): number {
        const base = Math.min(LAST_MS, FIRST_MS * 2 ** Math.min(this.#tries, 10));
        this.#tries++;
        return Math.round(Math.min(LAST_MS, base * (0.75 + this.#random() / 2)));
    }

    /** It went well: the next trouble is the first again. */
    reset(): void {
        this.#tries = 0;
    }
}
