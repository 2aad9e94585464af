import { useEffect, useRef, useState } from "preact/hooks";
import { Field } from "../../components/Field.tsx";
import { amountToWire, formatAmount, parseAmount, parseTypedAmount } from "../../domain/money.ts";
import { explain } from "../../domain/problems.ts";
import { beginPayment, type OpenPayment, openPayment, type PaymentKind, sendPayment } from "../../state/payments.ts";
import { client, user } from "../../state/session.ts";
import { useStore } from "../../state/store.ts";
import { toast } from "../../state/toasts.ts";

interface Props {
    kind: PaymentKind;
    title: string;
    hint: string;
    currency: string;
    changed: () => void;
}

const FIRST_WAIT_MS = 2_000;
const LONGEST_WAIT_MS = 30_000;

const DONE: Record<string, string> = {
    DEPOSITED: "is in your wallet.",
    PENDING: "was set aside and is on its way to you.",
    PAID_OUT: "was paid out.",
    RETURNED: "could not be paid out and is in your wallet again.",
};

/** Paying in or out. Until the outcome is known the same payment is asked for again, and no other can be made. */
export function PaymentForm({ kind, title, hint, currency, changed }: Props) {
    const who = useStore(user)?.userId;
    const [typed, setTyped] = useState("");
    const [error, setError] = useState<string>();
    const payment = usePayment(kind, who, changed, setError, () => setTyped(""));
    const submit = (event: Event) => {
        event.preventDefault();
        const micros = parseTypedAmount(typed);
        if (micros === null || micros === 0n) {
            setError("An amount above nothing, with at most two decimals: 25 or 12.50");
            return;
        }
        setError(undefined);
        payment.begin(amountToWire(micros));
    };
    return (
        <form class="panel" aria-label={title} onSubmit={submit}>
            <div class="panel-head">
                <h2>{title}</h2>
            </div>
            <div class="panel-body stack">
                {payment.unknown
                    ? <Unknown kind={kind} payment={payment.unknown} currency={currency} checkNow={payment.again} />
                    : (
                        <>
                            <Field
                                label={"Amount" + (currency && " in " + currency)}
                                inputMode="decimal"
                                autocomplete="off"
                                value={typed}
                                onText={setTyped}
                                hint={hint}
                                error={error}
                            />
                            <button type="submit" class="button button-primary" disabled={payment.busy || !who}>
                                {payment.busy ? "Sending" : title}
                            </button>
                        </>
                    )}
            </div>
        </form>
    );
}

interface UnknownProps {
    kind: PaymentKind;
    payment: OpenPayment;
    currency: string;
    checkNow: () => void;
}

function Unknown({ kind, payment, currency, checkNow }: UnknownProps) {
    return (
        <div class="banner" data-tone="warn" role="status">
            <span>
                <strong>Checking your {kind} of {formatAmount(parseAmount(payment.amount))} {currency}.</strong>{" "}
                The exchange has not said yet what became of it. It is asked again by itself, and the same {kind}{" "}
                cannot happen twice.
            </span>
            <button type="button" class="button button-small" onClick={checkNow}>Ask now</button>
        </div>
    );
}

function usePayment(
    kind: PaymentKind,
    who: string | undefined,
    changed: () => void,
    failed: (words: string) => void,
    done: () => void,
) {
    const [unknown, setUnknown] = useState<OpenPayment | null>(null);
    const [busy, setBusy] = useState(false);
    const [tries, setTries] = useState(0);
    const sending = useRef(false);
    const send = async (payment: OpenPayment) => {
        if (sending.current) {
            return;
        }
        sending.current = true;
        setBusy(true);
        try {
            const outcome = await sendPayment(client, localStorage, payment);
            setUnknown(outcome.known ? null : payment);
            setTries((now) => outcome.known ? 0 : now + 1);
            if (outcome.known && outcome.done) {
                const tone = outcome.status === "RETURNED" ? "warn" : "good";
                toast(tone, formatAmount(parseAmount(payment.amount)) + " " + (DONE[outcome.status] ?? "is done."));
                done();
                changed();
            } else if (outcome.known) {
                failed(explain(outcome.error, kind));
            }
        } finally {
            sending.current = false;
            setBusy(false);
        }
    };
    useEffect(() => setUnknown(who === undefined ? null : openPayment(localStorage, kind, who)), [kind, who]);
    useEffect(() => {
        if (unknown === null) {
            return;
        }
        const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.max(0, tries - 1));
        const timer = setTimeout(() => void send(unknown), tries === 0 ? 0 : wait);
        return () => clearTimeout(timer);
    }, [unknown, tries]);
    return {
        busy,
        unknown,
        begin: (amount: string) => who && void send(beginPayment(localStorage, kind, who, amount)),
        again: () => unknown && void send(unknown),
    };
}
