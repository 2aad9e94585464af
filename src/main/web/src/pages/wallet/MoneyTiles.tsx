import type { Wallet } from "../../api/types.ts";
import { Async } from "../../components/Async.tsx";
import { Amount } from "../../components/Figures.tsx";
import { downToCent, parseAmount } from "../../domain/money.ts";
import type { Loaded } from "../../state/loading.ts";

/** How much money there is, and how much of it is tied up. */
export function MoneyTiles({ of }: { of: Loaded<Wallet> }) {
    return (
        <Async of={of} rows={2}>
            {(wallet) => (
                <>
                    <dl class="tiles">
                        <Tile name="Balance" value={wallet.balance} currency={wallet.currency} />
                        <Tile name="Available" value={downToCent(wallet.available)} currency={wallet.currency} />
                        <Tile name="At stake" value={wallet.exposure} currency={wallet.currency} />
                        <Tile name="Being withdrawn" value={wallet.pendingWithdrawals} currency={wallet.currency} />
                    </dl>
                    {parseAmount(wallet.owed) > 0n && <Owed owed={wallet.owed} currency={wallet.currency} />}
                </>
            )}
        </Async>
    );
}

function Tile({ name, value, currency }: { name: string; value: string | bigint; currency: string }) {
    return (
        <div class="tile panel">
            <dt>{name}</dt>
            <dd>
                <Amount of={value} /> <small class="soft">{currency}</small>
            </dd>
        </div>
    );
}

function Owed({ owed, currency }: { owed: string; currency: string }) {
    return (
        <div class="banner" data-tone="warn" role="status">
            <span>
                <strong>
                    You owe <Amount of={owed} /> {currency}.
                </strong>{" "}
                A selection was removed or a result was corrected, and what is left in your wallet is less than your
                bets and withdrawals under way may take. Until it is covered you cannot bet or withdraw; whatever comes
                in, a deposit or winnings, covers it first.
            </span>
            <a class="button button-small" href="/wallet">Pay in</a>
        </div>
    );
}
