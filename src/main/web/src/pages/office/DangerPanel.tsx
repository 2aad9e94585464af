import { useState } from "preact/hooks";
import type { Market } from "../../api/types.ts";
import { AskDialog } from "../../components/AskDialog.tsx";
import { useLoaded } from "../../state/loading.ts";
import { isAdmin, user } from "../../state/session.ts";
import { useStore } from "../../state/store.ts";
import { toast } from "../../state/toasts.ts";
import { allSwitches, post, type TradingSwitch } from "./calls.ts";

const EVERY_MS = 3_000;
const TRADABLE: Market["status"][] = ["INACTIVE", "OPEN", "SUSPENDED"];

interface Step {
    title: string;
    what: string;
    words: string;
    done: string;
    reason?: string;
    danger?: boolean;
    run: (reason: string) => Promise<unknown>;
}

/** What cannot be undone, or hits everybody in the market: its stop, and its end. */
export function DangerPanel({ market, reload }: { market: Market; reload: () => void }) {
    const who = useStore(user);
    const [step, setStep] = useState<Step>();
    const stop = useLoaded(
        (signal) => allSwitches(signal).then((all) => ({ set: all.find((each) => isOf(each, market)) })),
        [market.marketId],
        EVERY_MS,
    );
    if (who === null || !isAdmin(who) || !TRADABLE.includes(market.status)) {
        return null;
    }
    const set = stop.value?.set;
    const turn = (mode: TradingSwitch["mode"]) => (reason: string) =>
        post("/trading-switches", { scope: "MARKET", subject: market.marketId, mode, reason });
    const steps = [
        ...(stop.value === undefined ? [] : set === undefined ? stops(turn) : [goOn(turn)]),
        {
            title: "Close this market?",
            what: "Open orders lapse, and it can't be opened again. A result can be proposed then.",
            words: "Close the market",
            done: "Closed",
            danger: true,
            run: () => post(`/markets/${market.marketId}/close`, { version: market.version }),
        },
    ];
    return (
        <section class="panel office-danger">
            <div class="panel-head">
                <h2>Danger zone</h2>
                {set && (
                    <span class="badge" data-tone="bad">
                        {set.mode === "KILLED" ? "Killed" : "Cancel only"}: {set.reason}
                    </span>
                )}
            </div>
            <div class="panel-body row">
                {steps.map((each) => (
                    <button
                        key={each.words}
                        type="button"
                        class={"button" + (each.danger ? " button-danger" : "")}
                        onClick={() => setStep(each)}
                    >
                        {each.words}
                    </button>
                ))}
            </div>
            {step && (
                <AskDialog
                    title={step.title}
                    words={step.words}
                    danger={step.danger}
                    reason={step.reason}
                    onDo={async (reason) => {
                        await step.run(reason);
                        toast("good", step.done);
                        stop.reload();
                        reload();
                    }}
                    onClose={() => setStep(undefined)}
                >
                    <p>{step.what}</p>
                </AskDialog>
            )}
        </section>
    );
}

const isOf = (each: TradingSwitch, market: Market) => each.scope === "MARKET" && each.subject === market.marketId;

type Turn = (mode: TradingSwitch["mode"]) => Step["run"];

function stops(turn: Turn): Step[] {
    return [
        {
            title: "Stop new orders in this market?",
            what: "What rests stays and can be cancelled. It lasts until somebody lets it go on.",
            words: "Cancel only",
            done: "No new orders are taken here",
            reason: "Why",
            danger: true,
            run: turn("CANCEL_ONLY"),
        },
        {
            title: "Stop this market and cancel every order?",
            what: "Everybody's open orders here are cancelled. Matched bets stay.",
            words: "Cancel all orders",
            done: "Orders are being cancelled",
            reason: "Why",
            danger: true,
            run: turn("KILLED"),
        },
    ];
}

function goOn(turn: Turn): Step {
    return {
        title: "Let this market go on?",
        what: "New orders are taken again, while the market is open.",
        words: "Let it go on",
        done: "Orders are taken again",
        reason: "Why",
        run: turn("OPEN"),
    };
}
