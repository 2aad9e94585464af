import type { Market, MarketStatus } from "../../api/types.ts";
import { shownPrice, sideWord } from "../../components/Price.tsx";
import { STATUS_WORDS } from "../../components/words.ts";
import type { RunnerView } from "../../domain/book.ts";
import { formatSize, MINUS } from "../../domain/money.ts";
import { formatPrice, formatProbability, type OddsFormat, probability } from "../../domain/odds.ts";
import { type MarketKind, type Price, type Side, sidesOf } from "../../domain/units.ts";

type Spoken = Pick<Market, "kind" | "selections">;

interface Now {
    readonly status: MarketStatus;
    /** Whether prices are true just now. */
    readonly live: boolean;
    readonly format: OddsFormat;
}

/** The best prices of all selections in words. */
export function spokenMarket(market: Spoken, runners: readonly RunnerView[], now: Now): string {
    const told = market.selections.filter(({ removed }) => !removed).map(({ id, name }) =>
        sentence(market.kind, name, runners.find((runner) => runner.id === id), 1, now.format)
    );
    return [...warnings(now), ...told].join(" ");
}

/** Of one selection the best three prices on each side, in words. */
export function spokenLadder(market: Spoken, selectionId: string, runner: RunnerView | null, now: Now): string {
    const name = market.selections.find(({ id }) => id === selectionId)?.name ?? "";
    return [...warnings(now), sentence(market.kind, name, runner ?? undefined, 3, now.format)].join(" ");
}

function warnings({ status, live }: Now): string[] {
    return [
        ...(live ? [] : ["Prices are not live."]),
        ...(status === "OPEN" ? [] : [STATUS_WORDS[status].words + "."]),
    ];
}

function sentence(
    kind: MarketKind,
    name: string,
    runner: RunnerView | undefined,
    depth: number,
    format: OddsFormat,
): string {
    const { buy, sell } = sidesOf(kind);
    const last = runner?.ltp ?? null;
    const offers = [
        offered(kind, buy, runner?.backs.slice(0, depth) ?? [], format),
        offered(kind, sell, runner?.lays.slice(0, depth) ?? [], format),
    ];
    const chance = last === null || kind === "SPOT" ? "" : ", " + formatProbability(probability(kind, last));
    const traded = last === null ? "no trade yet" : "last trade " + said(kind, last, format) + chance;
    return `${name}: ${[...offers, traded].join("; ")}.`;
}

function offered(kind: MarketKind, side: Side, levels: RunnerView["backs"], format: OddsFormat): string {
    const word = sideWord(kind, side);
    if (levels.length === 0) {
        return `no ${word} price`;
    }
    const each = levels.map(({ price, size }) =>
        `${said(kind, shownPrice(kind, side, price), format)} with ${formatSize(size)}`
    );
    return `${word} ${each.join(", ")}`;
}

/** A price without signs that are left out or misread aloud. */
function said(kind: MarketKind, price: Price, format: OddsFormat): string {
    return formatPrice(kind, price, format)
        .replace("/", " to ")
        .replace(MINUS, "minus ")
        .replace("+", "plus ")
        .replace("\u00a2", " cents");
}
