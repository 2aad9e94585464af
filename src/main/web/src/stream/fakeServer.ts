import type { Socket, SocketEvents } from "./environment.ts";
import { FakeMarket, type Json } from "./fakeMarket.ts";
import type { FakeWorld } from "./fakeWorld.ts";

type Request = Record<string, unknown> & { op: string; id: number };

const ERRORS: Record<string, number> = { TOKEN_EXPIRED: 4401, RESYNC_REQUIRED: 1013, TOO_MANY_REQUESTS: 1008 };

/** A server for tests that speaks docs/api.md, and misbehaves when it is told to. */
export class FakeServer {
    readonly markets = new Map<string, FakeMarket>();
    readonly tokens = new Set<string>(["good"]);
    /** Every request, with the connection it came on. */
    readonly requests: (Request & { connection: number; at: number })[] = [];
    /** What to answer to the next request of an op instead of doing it. */
    readonly refusals: { op: string; code: string }[] = [];
    connections = 0;
    /** Whether anybody listens at all. */
    up = true;
    /** Whether it hears from its books. */
    hears = true;
    /** Whether it hears from the user's wallet. */
    hearsWallet = true;
    /** Kinds of messages it does not send. */
    readonly silences = new Set<string>();
    /** Whether anything it sends arrives. */
    reaches = true;
    /** Changes sent to markets get lost. */
    loses = false;
    /** Checksums are wrong. */
    lies = false;
    segments = false;
    own: Json = { img: true, account: ACCOUNT, oc: [] };
    notices: Json = { img: true, prevSeq: 0, seq: 5, unread: 0, acknowledged: 0, nc: [] };
    readonly #world: FakeWorld;
    #live: FakeConnection | null = null;

    constructor(world: FakeWorld, ...marketIds: string[]) {
        this.#world = world;
        world.connect = (_, events) => this.#accept(events);
        marketIds.forEach((id) => this.markets.set(id, new FakeMarket()));
    }

    get connected(): boolean {
        return this.#live !== null;
    }

    asked(op: string): Request[] {
        return this.requests.filter((request) => request.op === op);
    }

    #accept(events: SocketEvents): Socket {
        const connection = new FakeConnection(this, this.#world, events, ++this.connections);
        this.#world.later(5, () => this.up ? connection.open() : connection.gone(1006));
        this.#live = connection;
        return connection;
    }

    /** Changes a price and tells it. */
    change(marketId: string, price: string, size: string): void {
        this.markets.get(marketId)!.change(price, size);
        this.#live?.news();
    }

    /** Sends any message of a subscription. */
    tell(op: "ocm" | "ncm" | "mcm", body: Json): void {
        this.#live?.tell(op, body);
    }

    /** Ends the connection, with the words that belong to a code. */
    close(code: string): void {
        this.#live?.refuse(null, code);
    }

    /** The process dies. */
    crash(): void {
        this.up = false;
        this.#live?.gone(1006);
    }

    ended(connection: FakeConnection): void {
        this.#live = this.#live === connection ? null : this.#live;
    }
}

export const ACCOUNT = {
    seq: 17,
    balance: "100.00",
    available: "85.00",
    exposure: "15.00",
    pendingWithdrawals: "0.00",
};

class FakeConnection implements Socket {
    readonly #server: FakeServer;
    readonly #world: FakeWorld;
    readonly #events: SocketEvents;
    readonly #number: number;
    readonly #subscriptions = new Map<string, { id: number; had: Map<string, number | null>; sentAt: number }>();
    #open = false;
    #over = false;
    #cancelBeat = () => {};
    #user = false;

    constructor(server: FakeServer, world: FakeWorld, events: SocketEvents, number: number) {
        this.#server = server;
        this.#world = world;
        this.#events = events;
        this.#number = number;
    }

    open(): void {
        this.#open = true;
        this.#say({ op: "connection", connectionId: `c${this.#number}` });
        this.#beat();
    }

    gone(code: number): void {
        if (!this.#over) {
            this.close();
            this.#events.closed(code);
        }
    }

    close(): void {
        this.#over = true;
        this.#cancelBeat();
        this.#server.ended(this);
    }

    send(text: string): void {
        const request = JSON.parse(text) as Request;
        this.#server.requests.push({ ...request, connection: this.#number, at: this.#world.now() });
        this.#world.later(1, () => this.#over || this.#answer(request));
    }

    #say(message: Json): void {
        if (!this.#over && this.#open && this.#server.reaches) {
            this.#events.message(JSON.stringify(message));
        }
    }

    refuse(id: number | null, code: string): void {
        const closes = ERRORS[code];
        this.#say({
            op: "status",
            ...(id === null || closes ? {} : { id }),
            statusCode: "FAILURE",
            errorCode: code,
            errorMessage: code,
            connectionClosed: closes !== undefined,
        });
        if (closes !== undefined) {
            this.gone(closes);
        }
    }

    #answer(request: Request): void {
        const refusal = this.#server.refusals.findIndex(({ op }) => op === request.op);
        if (refusal >= 0) {
            this.refuse(request.id, this.#server.refusals.splice(refusal, 1)[0]!.code);
            return;
        }
        if (request.op === "authentication") {
            this.#user = this.#server.tokens.has(request["session"] as string);
            if (!this.#user) {
                this.refuse(request.id, "INVALID_SESSION_INFORMATION");
                return;
            }
        } else if (request.op !== "marketSubscription" && !this.#user) {
            this.refuse(request.id, "NO_SESSION");
            return;
        }
        if (request.op === "marketSubscription") {
            const ids = (request["marketFilter"] as { marketIds: string[] }).marketIds;
            if (ids.some((id) => !this.#server.markets.has(id))) {
                this.refuse(request.id, "MARKET_NOT_FOUND");
                return;
            }
        }
        this.#say({ op: "status", id: request.id, statusCode: "SUCCESS", connectionClosed: false });
        this.#begin(request);
    }

    #begin(request: Request): void {
        const type = request["clk"] === undefined ? "SUB_IMAGE" : "RESUB_DELTA";
        const had = new Map<string, number | null>();
        if (request.op === "marketSubscription") {
            this.#subscriptions.delete("mcm");
            const clocks = JSON.parse((request["clk"] as string | undefined) ?? "{}") as Record<string, number>;
            for (const id of (request["marketFilter"] as { marketIds: string[] }).marketIds) {
                had.set(id, clocks[id] ?? null);
            }
        }
        const op = { marketSubscription: "mcm", orderSubscription: "ocm", notificationSubscription: "ncm" }[request.op];
        if (op === undefined || (op === "mcm" && had.size === 0)) {
            return;
        }
        this.#subscriptions.set(op, { id: request.id, had, sentAt: 0 });
        const body = op === "ocm" ? this.#server.own : op === "ncm" ? this.#server.notices : {};
        if (op === "mcm") {
            this.#markets({ ct: type, initialClk: "initial" });
        } else {
            this.tell(op as "ocm", { ct: type, initialClk: "initial", ...(type === "SUB_IMAGE" ? body : {}) });
        }
    }

    tell(op: "ocm" | "ncm" | "mcm", body: Json): void {
        const subscription = this.#subscriptions.get(op);
        if (subscription !== undefined) {
            subscription.sentAt = this.#world.now();
            if (this.#server.silences.has(op)) {
                return;
            }
            const clk = JSON.stringify(Object.fromEntries(subscription.had));
            this.#say({ op, id: subscription.id, clk, pt: new Date(this.#world.now()).toISOString(), ...body });
        }
    }

    news(): void {
        this.#markets({});
    }

    #markets(head: Json): void {
        const subscription = this.#subscriptions.get("mcm");
        const mc: Json[] = [];
        for (const [id, seq] of subscription?.had ?? []) {
            const change = this.#server.markets.get(id)!.since(id, seq);
            if (change !== null) {
                mc.push(this.#server.lies ? { ...change, checksum: 1 } : change);
                subscription!.had.set(id, this.#server.markets.get(id)!.seq);
            }
        }
        if (this.#server.loses || (mc.length === 0 && head["ct"] === undefined)) {
            return;
        }
        if (!this.#server.segments || mc.length === 0) {
            this.tell("mcm", mc.length === 0 ? head : { ...head, mc });
            return;
        }
        const [first, ...rest] = mc;
        this.tell("mcm", { ...head, clk: undefined, segmentType: "SEG_START", mc: [{ ...first, rc: [] }] });
        this.tell("mcm", { ...head, segmentType: "SEG_END", mc: [{ id: first!["id"], rc: first!["rc"] }, ...rest] });
    }

    #beat(): void {
        this.#cancelBeat = this.#world.later(250, () => {
            this.#beat();
            for (const [op, { sentAt }] of this.#subscriptions) {
                if (this.#world.now() - sentAt >= 1_000) {
                    const hears = op === "mcm" ? this.#server.hears : op === "ncm" || this.#server.hearsWallet;
                    this.tell(op as "ocm", { ct: "HEARTBEAT", ...(hears ? {} : { status: 503 }) });
                }
            }
        });
    }
}
