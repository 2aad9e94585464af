import { useState } from "preact/hooks";
import { Chips } from "../components/Chips.tsx";
import { Field } from "../components/Field.tsx";
import { Section } from "../components/Section.tsx";
import { When } from "../components/Figures.tsx";
import { FORMAT_WORDS } from "../components/words.ts";
import { formatPrice, ODDS_FORMATS } from "../domain/odds.ts";
import { MOST_STAKES, readStakes } from "../domain/stakes.ts";
import { goOut } from "../state/goOut.ts";
import { prefer, preferences, type Theme } from "../state/preferences.ts";
import { usePages } from "../state/pages.ts";
import { isStaff, user } from "../state/session.ts";
import { useStore } from "../state/store.ts";
import { toast } from "../state/toasts.ts";
import { parseTypedAmount } from "../domain/money.ts";
import { Logins } from "./account/Logins.tsx";
import { NewPassword } from "./account/NewPassword.tsx";
import { KeySettings } from "./KeySettings.tsx";
import type { OpenSession } from "../api/types.ts";

const THEMES: readonly (readonly [Theme, string])[] = [
    ["system", "As the device"],
    ["light", "Light"],
    ["dark", "Dark"],
];
const EXAMPLE = 25_000;

/** Who one is, and how one likes things shown on this device. */
export function AccountPage() {
    const who = useStore(user);
    const logins = usePages<OpenSession>("/users/me/sessions", { limit: "10" });
    return (
        <div class="stack account-page">
            <h1>Account</h1>
            <div class="account-columns">
                <div class="stack">
                    <Profile />
                    <Logins of={logins} />
                    <NewPassword changed={logins.reload} />
                </div>
                <div class="stack">
                    <Shown />
                    {!isStaff(who) && (
                        <>
                            <Stakes />
                            <Section title="Keys">
                                <p class="soft">
                                    What the keyboard does in a market, while you do not type. Kept on this device only.
                                </p>
                                <KeySettings />
                            </Section>
                        </>
                    )}
                </div>
            </div>
        </div>
    );
}

function Profile() {
    const who = useStore(user);
    return (
        <Section title="Profile">
            {who === null
                ? (
                    <div class="stack" aria-busy="true">
                        <div class="skeleton" />
                        <div class="skeleton" />
                    </div>
                )
                : (
                    <dl class="facts">
                        <div>
                            <dt>Username</dt>
                            <dd>{who.username}</dd>
                        </div>
                        <div>
                            <dt>Roles</dt>
                            <dd>{who.roles.join(", ")}</dd>
                        </div>
                        <div>
                            <dt>Since</dt>
                            <dd>
                                <When at={who.createdAt} long />
                            </dd>
                        </div>
                        <div>
                            <dt>Id</dt>
                            <dd>
                                <code>{who.userId}</code>
                            </dd>
                        </div>
                    </dl>
                )}
            <div class="row">
                <a class="button" href="/notifications/preferences">What to be told</a>
                <button type="button" class="button" onClick={() => void goOut()}>Log out</button>
            </div>
        </Section>
    );
}

function Shown() {
    const now = useStore(preferences);
    return (
        <Section title="How things are shown">
            <div class="field">
                <span class="field-label">Colours of the pages</span>
                <Chips
                    label="Colours of the pages"
                    options={THEMES}
                    value={now.theme}
                    onPick={(theme) => prefer({ theme })}
                />
            </div>
            <label class="check">
                <input
                    type="checkbox"
                    checked={now.colourBlind}
                    onChange={() => prefer({ colourBlind: !now.colourBlind })}
                />
                <span>
                    Blue and orange instead of green and red: <span class="up">+10.00</span>{" "}
                    <span class="down">−10.00</span>
                </span>
            </label>
            <div class="field">
                <span class="field-label">Odds</span>
                <Chips
                    label="Odds"
                    options={ODDS_FORMATS.map((each) =>
                        [each, `${FORMAT_WORDS[each]} (${formatPrice("ODDS", EXAMPLE, each)})`] as const
                    )}
                    value={now.oddsFormat}
                    onPick={(oddsFormat) => prefer({ oddsFormat })}
                />
                <span class="field-hint">The probability stands beside them whatever you choose.</span>
            </div>
            <label class="check">
                <input type="checkbox" checked={now.ladder} onChange={() => prefer({ ladder: !now.ladder })} />
                <span>Show the ladder beside the prices of a market</span>
            </label>
            <label class="check">
                <input type="checkbox" checked={now.swapped} onChange={() => prefer({ swapped: !now.swapped })} />
                <span>Lay and sell on the left, back and buy on the right</span>
            </label>
            <p class="soft">Kept on this device only.</p>
        </Section>
    );
}

function Stakes() {
    const { stakes, mostOneClick } = useStore(preferences);
    const [most, setMost] = useState(mostOneClick);
    const [mostError, setMostError] = useState<string>();
    const [text, setText] = useState(stakes.join("  "));
    const [error, setError] = useState<string>();
    const save = (event: Event) => {
        event.preventDefault();
        const read = readStakes(text);
        if (read === null) {
            setError(`One to ${MOST_STAKES} amounts above nothing, with spaces between them`);
            return;
        }
        setError(undefined);
        if ((parseTypedAmount(most) ?? 0n) <= 0n) {
            setMostError("An amount above nothing");
            return;
        }
        setMostError(undefined);
        prefer({ stakes: read, mostOneClick: most });
        setText(read.join("  "));
        toast("good", "The stakes are saved.");
    };
    return (
        <Section title="Stakes">
            <form class="stack" onSubmit={save}>
                <Field
                    label="Amounts that one press fills in"
                    autocomplete="off"
                    value={text}
                    onText={setText}
                    error={error}
                />
                <Field
                    label="At risk at most by one click on a price"
                    inputMode="decimal"
                    autocomplete="off"
                    value={most}
                    onText={setMost}
                    error={mostError}
                />
                <div class="row">
                    <button type="submit" class="button">Save the stakes</button>
                </div>
            </form>
        </Section>
    );
}
