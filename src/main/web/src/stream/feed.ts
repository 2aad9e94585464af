import type { MarketView, Offers } from "../domain/book.ts";
import type { OwnNews } from "../domain/orders.ts";
import { Authenticator } from "./authenticator.ts";
import type { Environment, TokenSource } from "./environment.ts";
import { Lifeline } from "./lifeline.ts";
import { type Cargo, Line, type Wire } from "./line.ts";
import { MarketCargo } from "./marketCargo.ts";
import type { MarketMessage, Message, NoticeMessage, OrderMessage } from "./messages.ts";
import { applyNotices, type Notices } from "./notices.ts";
import { type FeedState, oldest, sameState } from "./state.ts";
import type { Watch } from "./wishes.ts";

/** Who hears of what the feed learns; all of it at once after each message. */
export interface FeedListener {
    state?(state: FeedState): void;
    /** Books that changed, came or went. */
    books?(ids: ReadonlySet<string>): void;
    /** News of own orders and money, to be applied by `heard` of domain/orders.ts. */
    own?(news: OwnNews): void;
    notices?(notices: Notices): void;
    /** The user's session is over. */
    signedOut?(): void;
}

export interface FeedOptions {
    readonly url: string;
    readonly tokens: TokenSource;
    /** At most one message about markets in this time; 50 by default. */
    readonly conflateMs?: number;
}

/** The close code after which a token is of no use. */
const SESSION_OVER = 4401;

/**
 * One connection for all that a page shows live: connects when something is wanted, survives everything, and knows at
 * any time whether what it told is still true.
 */
export class Feed {
    readonly #listeners = new Set<FeedListener>();
    readonly #lifeline: Lifeline;
    readonly #authenticator: Authenticator;
    readonly #marketCargo: MarketCargo;
    readonly #markets: Line<MarketMessage>;
    readonly #orders: Line<OrderMessage>;
    readonly #notices: Line<NoticeMessage>;
    #userId: string | null = null;
    #known: Notices | null = null;
    #state: FeedState = { kind: "idle" };
    #started = false;
    #online = true;

    constructor(env: Environment, options: FeedOptions) {
        this.#lifeline = new Lifeline(env, options.url, {
            isWanted: () => this.#isWanted,
            isSubscribed: () => this.#lines.some((line) => line.isSubscribed),
            ready: () => this.#ready(),
            message: (message) => this.#receive(message),
            ended: (code) => this.#ended(code),
            changed: () => this.#evaluate(),
        });
        this.#authenticator = new Authenticator(env, options.tokens, () => this.#authenticated(), () => {
            this.signOut();
            this.#tell((listener) => listener.signedOut?.());
        });
        this.#marketCargo = new MarketCargo(
            options.conflateMs ?? 50,
            (ids) => this.#tell((listener) => listener.books?.(ids)),
        );
        const wire: Wire = {
            ask: (request, sent, answered) => this.#lifeline.connection?.ask(request, sent, answered),
            changed: () => this.#evaluate(),
            unauthenticated: () => this.#authenticate(),
        };
        this.#markets = new Line(env, this.#marketCargo, wire);
        this.#orders = new Line(env, this.#own("orderSubscription", (news) => this.#takeOrders(news)), wire);
        this.#notices = new Line(env, this.#own("notificationSubscription", (news) => this.#takeNotices(news)), wire);
    }

    #own<M extends OrderMessage | NoticeMessage>(op: Cargo<M>["op"], take: (message: M) => boolean): Cargo<M> {
        return { op, key: () => this.#userId, request: () => ({}), take };
    }

    get state(): FeedState {
        return this.#state;
    }

    /** When prices were last known to be true, in milliseconds since 1970; null before the first. */
    get pricesTrueAt(): number | null {
        return this.#markets.trueAt;
    }

    /** Whether prices are true now: whether orders may be placed. */
    get arePricesLive(): boolean {
        return this.#markets.isLive;
    }

    /** Whether own orders and money are true now. */
    get areOrdersLive(): boolean {
        return this.#orders.isLive;
    }

    get notices(): Notices | null {
        return this.#known;
    }

    /** Markets that were asked for and do not exist. */
    get unknownMarkets(): ReadonlySet<string> {
        return this.#marketCargo.wishes.unknown;
    }

    /** A market as of the last message; null before its first. */
    book(marketId: string): MarketView | null {
        return this.#marketCargo.book(marketId);
    }

    /** Ends when what it returns is called. */
    listen(listener: FeedListener): () => void {
        this.#listeners.add(listener);
        return () => this.#listeners.delete(listener);
    }

    #tell(what: (listener: FeedListener) => void): void {
        [...this.#listeners].forEach(what);
    }

    start(): void {
        this.#started = true;
        this.#update();
    }

    stop(): void {
        this.#started = false;
        this.#update();
    }

    /** Watches markets until the watch is ended; all watches are one subscription. */
    watch(marketIds: readonly string[], offers: Offers): Watch {
        const owner = {};
        const wishes = this.#marketCargo.wishes;
        const change = (ids: readonly string[], depth: Offers) => {
            wishes.put(owner, { marketIds: ids, offers: depth });
            this.#update();
        };
        change(marketIds, offers);
        return {
            change,
            end: () => {
                wishes.remove(owner);
                this.#update();
            },
        };
    }

    /** Follows the orders, the money and the notices of a user, for whom there are tokens. */
    signIn(userId: string): void {
        if (userId === this.#userId) {
            return;
        }
        this.signOut();
        this.#userId = userId;
        this.#authenticate();
        this.#update();
    }

    /** Forgets the user. The connection knew him, so it ends. */
    signOut(): void {
        if (this.#userId === null) {
            return;
        }
        this.#userId = null;
        this.#known = null;
        this.#lifeline.close();
        this.#update();
    }

    /** What the device says of its network; tries go on all the same, because it may be wrong. */
    setOnline(online: boolean): void {
        this.#online = online;
        if (online) {
            this.wake();
        }
        this.#evaluate();
    }

    /** The page is looked at again, or the user wants to try now: no more waiting. */
    wake(): void {
        this.#lifeline.wake();
    }

    get #isWanted(): boolean {
        return this.#started && this.#lines.some((line) => line.isWanted);
    }

    get #lines() {
        return [this.#markets, this.#orders, this.#notices];
    }

    /** What is wanted may have changed. */
    #update(): void {
        this.#lifeline.update();
        if (!this.#started) {
            this.#lifeline.close();
        }
        this.#pump();
        this.#evaluate();
    }

    #pump(): void {
        if (this.#lifeline.connection !== null) {
            [this.#markets, this.#orders].filter((line) => line.isWanted).forEach((line) => line.expected());
            this.#lines.forEach((line) => line.pump());
        }
    }

    #ready(): void {
        this.#markets.connected();
        this.#authenticate();
        this.#pump();
        this.#evaluate();
    }

    #authenticate(): void {
        const connection = this.#lifeline.connection;
        if (connection !== null && this.#userId !== null) {
            this.#authenticator.start(connection);
        }
    }

    #authenticated(): void {
        for (const line of [this.#orders, this.#notices]) {
            line.connected();
            line.retry();
        }
    }

    #receive(message: Message): void {
        if (message.op === "mcm") {
            this.#markets.take(message);
        } else if (message.op === "ocm") {
            this.#orders.take(message);
        } else if (message.op === "ncm") {
            this.#notices.take(message);
        }
    }

    #takeOrders(message: OrderMessage): boolean {
        this.#tell((listener) => listener.own?.(message));
        return true;
    }

    #takeNotices(message: NoticeMessage): boolean {
        const notices = applyNotices(this.#known, message);
        if (notices !== null && notices !== this.#known) {
            this.#known = notices;
            this.#tell((listener) => listener.notices?.(notices));
        }
        return notices !== null;
    }

    #ended(code: number | null): void {
        this.#authenticator.stop();
        this.#lines.forEach((line) => line.disconnected());
        if (code === SESSION_OVER) {
            this.#authenticator.refused();
        }
    }

    #evaluate(): void {
        const state = this.#present();
        if (state.kind === "live" || state.kind === "stale") {
            this.#lifeline.live(state.kind === "live");
        }
        if (!sameState(state, this.#state)) {
            this.#state = state;
            this.#tell((listener) => listener.state?.(state));
        }
    }

    #present(): FeedState {
        if (!this.#isWanted) {
            return { kind: "idle" };
        }
        const { connection, isWaiting, triedAt, wasEverLive, isLive } = this.#lifeline;
        const late = [this.#markets, this.#orders].filter((line) => line.isWanted && !line.isLive);
        const since = oldest(late.map(({ trueAt }) => trueAt));
        const broken = { kind: this.#online ? "reconnecting" : "offline", since, retryAt: triedAt } as const;
        if (isWaiting) {
            return broken;
        }
        if (connection !== null && (late.length === 0 || (isLive && late.every((line) => line.isBeginning)))) {
            return { kind: "live" };
        }
        if (connection !== null && !late.some((line) => line.isBeginning)) {
            return { kind: "stale", since, prices: this.#markets.isWanted && !this.#markets.isLive };
        }
        return wasEverLive ? broken : { kind: "connecting" };
    }
}
