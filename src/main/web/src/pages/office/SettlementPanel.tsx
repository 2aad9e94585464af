import type { Market } from "../../api/types.ts";
import { ageWords } from "./age.ts";

const COUNT = new Intl.NumberFormat();

/** How far the payments are: a bar with numbers, the rate and the time left. */
export function SettlementPanel({ settlement }: { settlement: NonNullable<Market["settlement"]> }) {
    const { users, paid, perSecond, secondsLeft } = settlement;
    const percent = users === 0 ? 100 : Math.floor(100 * paid / users);
    const quarter = percent - percent % 25;
    return (
        <section class="panel">
            <div class="panel-head">
                <h2>Settlement</h2>
                <span class="spread">{settlement.done ? "Done" : percent + " %"}</span>
            </div>
            <div class="panel-body stack">
                <progress
                    class="progress"
                    max={Math.max(users, 1)}
                    value={users === 0 ? 1 : paid}
                    aria-label="Accounts paid"
                />
                <span class="visually-hidden" role="status">{quarter} % of the accounts are paid</span>
                <p class="soft">
                    {COUNT.format(paid)} of {COUNT.format(users)}{" "}
                    accounts{perSecond !== undefined && !settlement.done ? `, ${COUNT.format(perSecond)} a second` : ""}
                    {secondsLeft !== undefined && !settlement.done ? `, ${ageWords(secondsLeft * 1000)} left` : ""};
                    profit {settlement.profit}, commission {settlement.commission}
                </p>
            </div>
        </section>
    );
}
