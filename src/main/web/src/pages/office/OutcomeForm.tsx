import { useState } from "preact/hooks";
import type { Market, NewResolution } from "../../api/types.ts";
import { AskDialog } from "../../components/AskDialog.tsx";
import { Field } from "../../components/Field.tsx";
import type { Act } from "../../state/act.ts";
import { NOTHING_SAID, type Outcome, resolutionOf } from "./outcome.ts";

interface Props {
    market: Market;
    act: Act;
    words: string;
    /** Whether arbiters may send it back as too early. */
    tooEarly?: (reason: string) => Promise<boolean>;
    onSay: (body: NewResolution) => Promise<void>;
}

/** Says how a market ended. */
export function OutcomeForm({ market, act, words, tooEarly, onSay }: Props) {
    const [said, setSaid] = useState<Outcome>(NOTHING_SAID);
    const [missing, setMissing] = useState<string>();
    const [sure, setSure] = useState<NewResolution>();
    const submit = async (event: Event) => {
        event.preventDefault();
        const made = resolutionOf(market, said);
        setMissing("missing" in made ? made.missing : undefined);
        if ("body" in made && said.void) {
            setSure(made.body);
        } else if ("body" in made) {
            await act.run(() => onSay(made.body));
        }
    };
    const choose = (id: string, chosen: boolean) =>
        setSaid((now) => ({
            ...now,
            void: false,
            winners: chosen
                ? [...(market.numberOfWinners === 1 && !now.winners.includes(id) ? [] : now.winners), id]
                : now.winners.filter((each) => each !== id),
        }));
    return (
        <>
            {sure && (
                <AskDialog
                    title="Void this market?"
                    words={words}
                    danger
                    typed="VOID"
                    onDo={() => onSay(sure)}
                    onClose={() => setSure(undefined)}
                >
                    <p>Every bet counts as never made, and every stake goes back.</p>
                </AskDialog>
            )}
            <form class="stack" onSubmit={(event) => void submit(event)}>
                <fieldset class="stack">
                    <legend class="soft">Who won?</legend>
                    <div class="chips">
                        {market.selections.filter((each) => !each.removed).map((each) => (
                            <button
                                key={each.id}
                                type="button"
                                class="chip"
                                aria-pressed={said.winners.includes(each.id) && !said.void}
                                onClick={() => choose(each.id, !said.winners.includes(each.id))}
                            >
                                {each.name}
                            </button>
                        ))}
                        {market.kind !== "SPOT" && (
                            <button
                                type="button"
                                class="chip"
                                aria-pressed={said.void}
                                onClick={() => setSaid((now) => ({ ...now, void: !now.void, winners: [] }))}
                            >
                                Void
                            </button>
                        )}
                    </div>
                </fieldset>
                <Field
                    label="Reason"
                    value={said.reason}
                    maxLength={500}
                    error={missing}
                    onText={(reason) => setSaid((now) => ({ ...now, reason }))}
                />
                <Field
                    label="Evidence, a text or an address (optional)"
                    value={said.evidence}
                    maxLength={1000}
                    onText={(evidence) => setSaid((now) => ({ ...now, evidence }))}
                />
                <div class="row">
                    <button type="submit" class="button button-primary" disabled={act.busy}>{words}</button>
                    {tooEarly && (
                        <button
                            type="button"
                            class="button"
                            disabled={act.busy || said.reason.trim() === ""}
                            onClick={() => void tooEarly(said.reason.trim())}
                        >
                            Too early to say
                        </button>
                    )}
                </div>
            </form>
        </>
    );
}
