import type { MarketKind } from "../api/types.ts";
import { formatDateTime, formatFully, formatShort } from "../domain/formats.ts";
import { formatSizeExactly, parseAmount, parsePrice, parseSize } from "../domain/money.ts";
import { formatPrice, formatProbability, type OddsFormat, probability } from "../domain/odds.ts";
import { type Micros, ONE } from "../domain/units.ts";
import { SIZE_WORDS } from "./orderWords.ts";
import { preferences } from "../state/preferences.ts";
import { useStore } from "../state/store.ts";
import { Money, Profit as ProfitOf } from "./Money.tsx";

/** An amount of the wire, or reckoned. */
export function Amount({ of }: { of: string | Micros }) {
    return <Money of={typeof of === "string" ? parseAmount(of) : of} />;
}

/** An amount of the wire, or reckoned, that was won or lost. */
export function Profit({ of }: { of: string | Micros }) {
    return <ProfitOf of={typeof of === "string" ? parseAmount(of) : of} />;
}

/** A size, with what it counts where that is not said beside it. */
export function SizeText({ of, kind }: { of: string; kind?: MarketKind }) {
    return (
        <>
            {formatSizeExactly(parseSize(of))}
            {kind !== undefined && <small class="soft">{" " + SIZE_WORDS[kind].toLowerCase()}</small>}
        </>
    );
}

/** The format for prices of a kind of market: contracts are priced in cents unless one chose otherwise. */
export function formatFor(kind: MarketKind, chosen: OddsFormat): OddsFormat {
    return kind === "YES_NO" && chosen === "decimal" ? "cents" : chosen;
}

interface PriceProps {
    kind: MarketKind | undefined;
    of: string;
    /** Whether the price of the no is to be shown where that of the yes is given. */
    ofNo?: boolean;
}

/** A price in the chosen format, with the probability beside it where there is one. */
export function PriceText({ kind, of, ofNo = false }: PriceProps) {
    const format = useStore(preferences).oddsFormat;
    if (kind === undefined) {
        return <>{of}</>;
    }
    const wire = parsePrice(of);
    const price = kind === "YES_NO" && ofNo ? ONE - wire : wire;
    return (
        <>
            {formatPrice(kind, price, formatFor(kind, format))}
            {kind === "ODDS" && format !== "percent" && (
                <small class="soft">{" " + formatProbability(probability(kind, price))}</small>
            )}
        </>
    );
}

/** A moment: short, and in full with the zone in the tooltip. */
export function When({ at, long = false }: { at: string; long?: boolean }) {
    return (
        <time dateTime={at} title={formatFully(at)}>
            {long ? formatDateTime(at) : formatShort(at, Date.now())}
        </time>
    );
}
