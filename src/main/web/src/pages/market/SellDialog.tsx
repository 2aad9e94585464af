import { useState } from "preact/hooks";
import type { Market } from "../../api/types.ts";
import { Dialog } from "../../components/Dialog.tsx";
import { Money, Profit } from "../../components/Money.tsx";
import { SIZE_WORDS } from "../../components/orderWords.ts";
import { usePriceFormat } from "../../components/Price.tsx";
import type { Offers } from "../../domain/greenup.ts";
import { formatAmount, formatSizeExactly, times } from "../../domain/money.ts";
import { formatPrice } from "../../domain/odds.ts";
import { partOf, type Sale, saleAt } from "../../domain/sale.ts";
import type { BetLine } from "../../domain/standing.ts";
import type { Price, Size } from "../../domain/units.ts";
import { type Choice, isBad, PartChooser, sizeOfChoice, WHOLE } from "./PartChooser.tsx";
import { PricesMoved, SendButton, SentOrders, useSending } from "./sending.tsx";

interface Props {
    market: Market;
    /** What others offer now. */
    offers: Offers;
    /** Shares that can be sold. */
    free: Size;
    /** What they cost on average, null where that is not known. */
    average: Price | null;
    onClose: () => void;
}

/** Asks before shares are sold, at the bids of the moment it was asked about or better ones. */
export function SellDialog({ market, offers, free, average, onClose }: Props) {
    const [choice, setChoice] = useState(WHOLE);
    const live = saleAt(offers, sizeOf(choice, free));
    const [fixed, setFixed] = useState(live);
    const sending = useSending<BetLine>(market);
    const format = usePriceFormat(market.kind);
    const selection = market.selections[0]!;
    const words = (size: Size, price: Price) => (
        <p>
            <strong>Sell {selection.name}</strong>, {formatSizeExactly(size)} at{" "}
            {formatPrice(market.kind, price, format)} or better
        </p>
    );
    if (sending.sent.length > 0) {
        return (
            <Dialog title="Sell shares" onClose={onClose}>
                <SentOrders of={sending} words={({ size, price }) => words(size, price)} />
                <button type="button" class="button button-wide" onClick={onClose}>Done</button>
            </Dialog>
        );
    }
    const { limit, size } = fixed;
    const gone = live.limit === null;
    return (
        <Dialog title="Sell shares" onClose={onClose}>
            <PartChooser
                choice={choice}
                label={SIZE_WORDS[market.kind]}
                most={free}
                onChange={(next) => {
                    setChoice(next);
                    setFixed(saleAt(offers, sizeOf(next, free)));
                }}
            />
            {limit !== null && words(size, limit)}
            <SaleLines sale={fixed} average={average} />
            <p class="soft">
                The order takes its price or a better one at once. If bids get worse before it arrives, what cannot be
                matched lapses and you keep those shares.
            </p>
            {(live.limit !== limit || live.size !== size || live.proceeds !== fixed.proceeds) && (
                <PricesMoved
                    words={gone
                        ? "Nobody offers to buy any more."
                        : `Bids have moved: now it would be ${formatAmount(live.proceeds)}.`}
                    onRenew={gone ? undefined : () => setFixed(live)}
                />
            )}
            <SendButton
                words={"Sell for " + formatAmount(fixed.proceeds)}
                ready={limit !== null && !isBad(choice, free)}
                onSend={() => sending.send([{ selectionId: selection.id, side: "SELL", price: limit!, size }])}
            />
        </Dialog>
    );
}

const sizeOf = (choice: Choice, free: Size): Size =>
    Math.min(free, sizeOfChoice(choice) ?? partOf(free, choice.percent ?? 100));

/** What a sale brings. */
export function SaleLines({ sale, average }: { sale: Sale; average: Price | null }) {
    return (
        <dl class="slip-outcomes">
            <div>
                <dt>You get</dt>
                <dd>
                    <Money of={sale.proceeds} />
                </dd>
            </div>
            {average !== null && (
                <div>
                    <dt>Against what they cost on average</dt>
                    <dd>
                        <Profit of={sale.proceeds - times(average, sale.size)} />
                    </dd>
                </div>
            )}
            {sale.missing > 0 && (
                <div>
                    <dt class="soft">Nobody offers to buy</dt>
                    <dd>{formatSizeExactly(sale.missing)}</dd>
                </div>
            )}
        </dl>
    );
}
