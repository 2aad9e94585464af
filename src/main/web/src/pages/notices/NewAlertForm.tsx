import { useEffect, useRef, useState } from "preact/hooks";
import { ApiError } from "../../api/client.ts";
import type { Page } from "../../api/page.ts";
import { pathWith } from "../../api/page.ts";
import type { AlertKind, Market, MarketStatus, MarketSummary, NewAlert } from "../../api/types.ts";
import { Field } from "../../components/Field.tsx";
import { formatFor } from "../../components/Figures.tsx";
import { eventName, STATUS_WORDS } from "../../components/words.ts";
import { ALERT_KINDS, alertValue } from "../../domain/alerts.ts";
import { newId } from "../../domain/ids.ts";
import { parsePrice } from "../../domain/money.ts";
import { explain } from "../../domain/problems.ts";
import { ticksOf } from "../../domain/ticks.ts";
import { useMarkets } from "../../state/markets.ts";
import { useLoaded } from "../../state/loading.ts";
import { preferences } from "../../state/preferences.ts";
import { go, place } from "../../state/router.ts";
import { client } from "../../state/session.ts";
import { useStore } from "../../state/store.ts";
import { toast } from "../../state/toasts.ts";

const DEFAULT_WINDOW = "300";
const FOUND_SHOWN = 6;
const OVER: readonly MarketStatus[] = ["SETTLING", "SETTLED", "VOIDED"];

/** Setting an alert on a market; the market may be named in the address. */
export function NewAlertForm({ changed }: { changed: () => void }) {
    const marketId = useStore(place, (now) => now.query.get("market"));
    const market = useMarkets(marketId === null ? [] : [marketId])(marketId ?? "");
    const pick = (id: string) => go(pathWith("/notifications/alerts", { market: id }), true);
    return (
        <section class="panel" aria-labelledby="new-alert">
            <div class="panel-head">
                <h2 id="new-alert">New alert</h2>
            </div>
            <div class="panel-body stack">
                {market === undefined ? <Search pick={pick} /> : (
                    <>
                        <div class="row">
                            <strong>{eventName(market.event.name)}</strong>
                            {market.name !== market.event.name && <span class="soft">{market.name}</span>}
                            <button
                                type="button"
                                class="button button-small spread"
                                onClick={() => pick("")}
                            >
                                Another market
                            </button>
                        </div>
                        <Form key={market.marketId} market={market} changed={changed} />
                    </>
                )}
            </div>
        </section>
    );
}

function Search({ pick }: { pick: (id: string) => void }) {
    const [words, setWords] = useState("");
    const [asked, setAsked] = useState("");
    useEffect(() => {
        const timer = setTimeout(() => setAsked(words.trim()), 250);
        return () => clearTimeout(timer);
    }, [words]);
    const found = useLoaded(
        (signal) => client.ask<Page<MarketSummary>>(pathWith("/markets", { q: asked, limit: "30" }), { signal }),
        [asked],
    );
    const shown = (found.value?.items ?? []).filter(({ status }) => !OVER.includes(status)).slice(0, FOUND_SHOWN);
    return (
        <>
            <Field label="Market" type="search" value={words} onText={setWords} hint="Type a part of its name" />
            <ul class="pick-list" aria-label="Markets found">
                {shown.map((each) => (
                    <li key={each.marketId}>
                        <button type="button" class="pick" onClick={() => pick(each.marketId)}>
                            {eventName(each.event.name)}{" "}
                            {each.name !== each.event.name && <small class="soft">{each.name}</small>}
                        </button>
                    </li>
                ))}
                {found.value && shown.length === 0 && <li class="soft">No market of this name that goes on.</li>}
                {found.error && <li class="soft">{found.error.message}</li>}
            </ul>
        </>
    );
}

function Form({ market, changed }: { market: Market; changed: () => void }) {
    const running = market.selections.filter((each) => !each.removed);
    const [kind, setKind] = useState<AlertKind>("CROSSES");
    const [selectionId, setSelection] = useState(running[0]?.id ?? "");
    const [text, setText] = useState("");
    const [seconds, setSeconds] = useState(DEFAULT_WINDOW);
    const [status, setStatus] = useState("");
    const [error, setError] = useState<string>();
    const [busy, setBusy] = useState(false);
    // Kept until the outcome is known, so that asking again sets one alert and not two.
    const clientRef = useRef<string>();
    const format = formatFor(market.kind, useStore(preferences).oddsFormat);
    const table = ticksOf(market.kind, market.tickSize === undefined ? 0 : parsePrice(market.tickSize));
    const number = ALERT_KINDS[kind].number;
    const value = alertValue(kind, { kind: market.kind, table, format }, text);
    const window = Number(seconds);
    const submit = async (event: Event) => {
        event.preventDefault();
        if (number !== null && value === null) {
            setError(number === "price" ? "This is no price of this market." : "A number, please.");
            return;
        }
        clientRef.current ??= newId();
        const alert: NewAlert = number === null
            ? { clientRef: clientRef.current, marketId: market.marketId, kind, status: status || undefined }
            : {
                clientRef: clientRef.current,
                marketId: market.marketId,
                kind,
                selectionId,
                value: value!,
                windowSeconds: kind === "MOVE" ? window : undefined,
            };
        setBusy(true);
        setError(undefined);
        try {
            await client.ask("/alerts", { method: "POST", body: alert });
            clientRef.current = undefined;
            setText("");
            toast("good", "The alert is set.");
            changed();
        } catch (failure) {
            const trouble = failure as ApiError;
            clientRef.current = trouble.outcomeUnknown ? clientRef.current : undefined;
            setError(explain(trouble, "save"));
        } finally {
            setBusy(false);
        }
    };
    return (
        <form class="stack" onSubmit={(event) => void submit(event)}>
            <Choice
                label="Tell me when"
                value={kind}
                options={Object.entries(ALERT_KINDS).map(([each, { words }]) => [each, words])}
                onPick={(next) => setKind(next as AlertKind)}
            />
            {number !== null && running.length > 1 && (
                <Choice
                    label="Selection"
                    value={selectionId}
                    options={running.map(({ id, name }) => [id, name])}
                    onPick={setSelection}
                />
            )}
            {number === null
                ? (
                    <Choice
                        label="To"
                        value={status}
                        options={[
                            ["", "any status"],
                            ...Object.keys(STATUS_WORDS).map((each): [string, string] => [
                                each,
                                STATUS_WORDS[each as MarketStatus].words,
                            ]),
                        ]}
                        onPick={setStatus}
                    />
                )
                : (
                    <Field
                        label={number === "price" ? "Price" : "Number"}
                        inputMode="decimal"
                        autocomplete="off"
                        value={text}
                        onText={setText}
                        error={error}
                    />
                )}
            {kind === "MOVE" && (
                <Field
                    label="Within seconds"
                    type="number"
                    min={1}
                    max={86400}
                    required
                    value={seconds}
                    onText={setSeconds}
                />
            )}
            {error && number === null && <div class="banner" data-tone="bad" role="alert">{error}</div>}
            <button type="submit" class="button button-primary" disabled={busy}>Set the alert</button>
        </form>
    );
}

interface ChoiceProps {
    label: string;
    value: string;
    options: readonly (readonly [string, string])[];
    onPick: (value: string) => void;
}

function Choice({ label, value, options, onPick }: ChoiceProps) {
    return (
        <label class="field">
            <span class="field-label">{label}</span>
            <select class="select" value={value} onChange={(event) => onPick(event.currentTarget.value)}>
                {options.map(([each, words]) => <option key={each} value={each}>{words}</option>)}
            </select>
        </label>
    );
}
