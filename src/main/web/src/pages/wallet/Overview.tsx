import type { Wallet } from "../../api/types.ts";
import { Async } from "../../components/Async.tsx";
import { downToCent, formatAmount } from "../../domain/money.ts";
import type { Loaded } from "../../state/loading.ts";
import { PaymentForm } from "./PaymentForm.tsx";
import { Stakes } from "./Stakes.tsx";

/** Paying in and out, and where the money is tied up. */
export function Overview({ of }: { of: Loaded<Wallet> }) {
    const available = of.value && formatAmount(downToCent(of.value.available));
    const currency = of.value?.currency ?? "";
    return (
        <div class="wallet-columns">
            <div class="stack">
                <PaymentForm
                    kind="deposit"
                    title="Pay in"
                    hint="It is in your wallet at once."
                    currency={currency}
                    changed={of.reload}
                />
                <PaymentForm
                    kind="withdrawal"
                    title="Withdraw"
                    hint={available === undefined
                        ? "It is set aside at once and leaves when the payment provider confirms."
                        : `Up to ${available}. It is set aside at once and leaves when the payment provider confirms.`}
                    currency={currency}
                    changed={of.reload}
                />
            </div>
            <section class="panel" aria-labelledby="stakes">
                <div class="panel-head">
                    <h2 id="stakes">Where it is tied up</h2>
                </div>
                <Async of={of} rows={4}>
                    {(wallet) => <Stakes wallet={wallet} />}
                </Async>
                {Number(of.value?.commissionDiscountPercent ?? 0) > 0 && (
                    <p class="panel-body soft">
                        You pay {of.value!.commissionDiscountPercent}{" "}
                        % less commission in markets you enter from now on.
                    </p>
                )}
            </section>
        </div>
    );
}
