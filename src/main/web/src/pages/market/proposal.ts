import type { Market } from "../../api/types.ts";
import { type CashOut, cashOut, type CashOutBet, type Part } from "../../domain/greenup.ts";
import { minOf } from "../../domain/money.ts";
import { type SelectionProfit, selectionWith } from "../../domain/standing.ts";
import type { Micros } from "../../domain/units.ts";
import { selectionName } from "../../state/terms.ts";
import type { Whole } from "./usePosition.ts";

/** One way in which it can end. */
export interface ProposalLine {
    readonly words: string;
    readonly now: Micros;
    readonly after: Micros;
}

/** A cash-out that the user is asked about. */
export interface Proposal {
    readonly bets: readonly CashOutBet[];
    readonly lines: readonly ProposalLine[];
    /** The least of what the lines come to afterwards. */
    readonly locked: Micros;
    readonly complete: boolean;
    readonly fee: Micros;
    /** The selection it is about; null for the whole market. */
    readonly only: string | null;
}

/** The cash-out of a part at the prices of this moment. */
export type Propose = (part: Part) => Proposal;

/** Leaving a market of which one selection wins. */
export function proposing({ market, terms, standing, offers }: Whole): Propose {
    return (part) => together(market, cashOut(terms, standing, offers, part));
}

/** Leaving one selection, whoever else wins. */
export function proposingOne({ market, terms, standing, offers, position }: Whole, only: string): Propose {
    const before = position.bySelection[market.selections.findIndex(({ id }) => id === only)]!;
    return (part) => alone(market, cashOut(terms, standing, offers, { ...part, only }), only, before);
}

function together(market: Market, way: CashOut): Proposal {
    const lines = way.before
        .map(({ selectionId, profit }, k) => ({
            words: selectionId === null ? noneWins(market) : "If " + selectionName(market, selectionId),
            now: profit,
            after: way.after[k]!.profit,
        }))
        .filter((_, k) => market.selections[k]?.removed !== true);
    return { bets: way.bets, lines, locked: way.locked, complete: way.complete, fee: way.fee, only: null };
}

const noneWins = (market: Market) => market.selections.length === 1 ? "If not" : "If none of them";

function alone(market: Market, way: CashOut, only: string, before: SelectionProfit): Proposal {
    const fills = way.bets.flatMap(({ side, fills: all }) => all.map((fill) => ({ side, ...fill })));
    const after = fills.reduce((profit, fill) => selectionWith(market.kind, profit, fill), before);
    const name = selectionName(market, only);
    const ifWin = after.ifWin - way.fee;
    const ifLose = after.ifLose - way.fee;
    return {
        bets: way.bets,
        lines: [
            { words: `If ${name} wins`, now: before.ifWin, after: ifWin },
            { words: `If ${name} does not win`, now: before.ifLose, after: ifLose },
        ],
        locked: minOf(ifWin, ifLose),
        complete: way.complete,
        fee: way.fee,
        only,
    };
}
