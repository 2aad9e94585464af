import { useEffect, useRef } from "preact/hooks";
import { askWhole } from "../api/page.ts";
import type { Bet, Market } from "../api/types.ts";
import { type Deal, dealsOf, together } from "../domain/contracts.ts";
import { parseSize } from "../domain/money.ts";
import { useLoaded } from "./loading.ts";
import { client } from "./session.ts";

/** Beyond so many matches in a market it is not worked out what each was to the user. */
const MOST = 1_000;
/** Lists are written side by side: what one has another may lack for a moment, so it is looked again so often. */
const TRIES = 5;
const FIRST_WAIT_MS = 500;

/** A match, or an order with what was matched of it. */
type Shown = Pick<Bet, "marketId" | "seq"> | ShownOrder;

interface ShownOrder {
    readonly marketId: string;
    readonly orderId: string;
    readonly sizeMatched: string;
}

const isOrder = (shown: Shown): shown is ShownOrder => "sizeMatched" in shown;

/** What matches and orders of contracts were to the user when they happened; null where that is not known. */
export interface Deals {
    readonly ofBet: (bet: Bet, newestFirst: readonly Bet[]) => Deal | null;
    readonly ofOrder: (order: Omit<ShownOrder, "marketId">) => Deal | null;
}

/** What is known of the matches in some markets. */
export interface KnownDeals {
    readonly byBet: ReadonlyMap<string, Deal>;
    readonly byOrder: ReadonlyMap<string, readonly Deal[]>;
    /** Markets with too many. */
    readonly cut: ReadonlySet<string>;
}

/**
 * Asks for all matches in the markets of contracts among what is shown, because each depends on those before it: once,
 * and again when something is shown that was matched since.
 */
export function useDeals(shown: readonly Shown[], market: (id: string) => Market | undefined): Deals {
    const contracts = shown.filter(({ marketId }) => market(marketId)?.kind === "YES_NO");
    const wanted = [...new Set(contracts.map(({ marketId }) => marketId))].sort().join(" ");
    const known = useLoaded((signal) => load(wanted === "" ? [] : wanted.split(" "), signal), [wanted]);
    const news = known.value === undefined ? "" : newsIn(contracts, known.value);
    const tried = useRef({ news: "", times: 0 });
    useEffect(() => {
        if (news === "" || known.loading) {
            return undefined;
        }
        if (tried.current.news !== news) {
            tried.current = { news, times: 0 };
        }
        const times = tried.current.times++;
        const timer = times < TRIES ? setTimeout(known.reload, times === 0 ? 0 : FIRST_WAIT_MS << times) : undefined;
        return () => clearTimeout(timer);
    }, [news, known.loading]);
    return {
        ofBet: (bet, newestFirst) => known.value?.byBet.get(keyOf(bet, newestFirst)) ?? null,
        ofOrder: (order) => known.value === undefined ? null : dealOfOrder(order, known.value),
    };
}

/** The deal of an order, null unless all that was matched of it is known. */
function dealOfOrder({ orderId, sizeMatched }: Omit<ShownOrder, "marketId">, known: KnownDeals): Deal | null {
    const deal = together(known.byOrder.get(orderId) ?? []);
    const size = deal.sold + deal.bought;
    return size > 0 && size === parseSize(sizeMatched) ? deal : null;
}

/** Names what is shown and was matched since; the empty text when there is nothing more to be known. */
export function newsIn(contracts: readonly Shown[], known: KnownDeals): string {
    return contracts
        .filter(({ marketId }) => !known.cut.has(marketId))
        .filter((each) =>
            isOrder(each)
                ? parseSize(each.sizeMatched) > 0 && dealOfOrder(each, known) === null
                : !known.byBet.has(each.seq + " 0")
        )
        .map((each) => isOrder(each) ? each.orderId + each.sizeMatched : String(each.seq))
        .join(" ");
}

async function load(ids: readonly string[], signal: AbortSignal): Promise<KnownDeals> {
    const byBet = new Map<string, Deal>();
    const byOrder = new Map<string, Deal[]>();
    const tooMany = new Set<string>();
    for (const marketId of ids) {
        const { items, cut } = await askWhole<Bet>(client, "/bets", { marketId }, MOST, signal);
        if (cut) {
            tooMany.add(marketId);
            continue;
        }
        dealsOf(items.map((bet) => ({ ...bet, size: parseSize(bet.size) }))).forEach((deal, index) => {
            const bet = items[index]!;
            byBet.set(keyOf(bet, items), deal);
            byOrder.set(bet.orderId, [...(byOrder.get(bet.orderId) ?? []), deal]);
        });
    }
    return { byBet, byOrder, cut: tooMany };
}

/** A match by its number and its place among those of the same number, from the newest on. */
export function keyOf(bet: Bet, newestFirst: readonly Bet[]): string {
    const alike = newestFirst.filter(({ seq }) => seq === bet.seq);
    return bet.seq + " " + alike.indexOf(bet);
}
