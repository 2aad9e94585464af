import type { OwnNews } from "../domain/orders.ts";
import { FakeServer } from "./fakeServer.ts";
import { FakeWorld } from "./fakeWorld.ts";
import { Feed } from "./feed.ts";
import type { FeedState } from "./state.ts";

/** A feed that watches market m at a fake server. */
export async function begun(...others: string[]) {
    const world = new FakeWorld();
    const server = new FakeServer(world, "m", ...others);
    const states: FeedState[] = [];
    const own: OwnNews[] = [];
    const changes: string[][] = [];
    const refusedTokens: (string | null)[] = [];
    let token: string | Error | null = "good";
    let over = 0;
    const feed = new Feed(world, {
        url: "ws://test/v1/stream",
        tokens: (not) => {
            refusedTokens.push(not);
            return token instanceof Error ? Promise.reject(token) : Promise.resolve(token);
        },
    });
    feed.listen({
        state: (state) => states.push(state),
        own: (news) => own.push(news),
        books: (ids) => changes.push([...ids]),
        signedOut: () => over++,
    });
    feed.start();
    const watch = feed.watch(["m"], "ALL");
    await world.pass(100);
    const size = (price: number, id = "m") =>
        feed.book(id)?.runners[0]?.backs.find((level) => level.price === price)?.size ?? null;
    const kind = (): string => feed.state.kind;
    const kinds = () => states.splice(0).map(({ kind }) => kind);
    return {
        world,
        server,
        feed,
        watch,
        states,
        kind,
        kinds,
        own,
        changes,
        refusedTokens,
        size,
        over: () => over,
        setToken: (next: string | Error | null) => token = next,
    };
}
