import type { Environment, Socket, SocketEvents } from "./environment.ts";

/** A world for tests in which time passes only when it is told to. */
export class FakeWorld implements Environment {
    time = 1_772_366_400_000;
    /** What `random` answers: in the middle, so that waits are their plain length. */
    chance = 0.5;
    connect: (url: string, events: SocketEvents) => Socket = () => {
        throw new Error("nobody listens");
    };
    #tasks: { at: number; task: () => void }[] = [];

    open(url: string, events: SocketEvents): Socket {
        return this.connect(url, events);
    }

    now(): number {
        return this.time;
    }

    random(): number {
        return this.chance;
    }

    later(ms: number, task: () => void): () => void {
        const entry = { at: this.time + Math.max(0, ms), task };
        this.#tasks.push(entry);
        return () => this.#tasks = this.#tasks.filter((each) => each !== entry);
    }

    /** Lets time pass, with everything that happens in it and every promise that is kept. */
    async pass(ms: number): Promise<void> {
        const end = this.time + ms;
        await settled();
        for (let next = this.#next(end); next !== null; next = this.#next(end)) {
            this.time = next.at;
            next.task();
            await settled();
        }
        this.time = end;
    }

    /** The clock jumps as after the sleep of a laptop: what was due then is late now. */
    sleep(ms: number): void {
        this.time += ms;
        this.#tasks = this.#tasks.map(({ at, task }) => ({ at: Math.max(at, this.time), task }));
    }

    #next(end: number): { at: number; task: () => void } | null {
        const due = this.#tasks.filter(({ at }) => at <= end).sort((first, second) => first.at - second.at);
        const next = due[0] ?? null;
        this.#tasks = this.#tasks.filter((each) => each !== next);
        return next;
    }
}

async function settled(): Promise<void> {
    for (let i = 0; i < 10; i++) {
        await Promise.resolve();
    }
}
