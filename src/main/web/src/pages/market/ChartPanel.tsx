import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Candle, Market } from "../../api/types.ts";
import { Async } from "../../components/Async.tsx";
import { usePriceFormat } from "../../components/Price.tsx";
import type { RunnerView } from "../../domain/book.ts";
import { formatShort, formatTime } from "../../domain/formats.ts";
import { parsePrice, parseSize } from "../../domain/money.ts";
import { formatPrice, type OddsFormat, probability } from "../../domain/odds.ts";
import { openOrders } from "../../domain/orders.ts";
import { type MarketKind, ONE, type Price } from "../../domain/units.ts";
import { own } from "../../state/live.ts";
import { useLoaded } from "../../state/loading.ts";
import { preferences } from "../../state/preferences.ts";
import { client } from "../../state/session.ts";
import { useStore } from "../../state/store.ts";
import type { Bar } from "./candleChart.ts";

interface Range {
    words: string;
    interval: "1m" | "5m" | "1h" | "1d";
    ms: number | null;
}

const HOUR = 3_600_000;
const RANGES: readonly Range[] = [
    { words: "1 h", interval: "1m", ms: HOUR },
    { words: "12 h", interval: "5m", ms: 12 * HOUR },
    { words: "1 w", interval: "1h", ms: 168 * HOUR },
    { words: "All", interval: "1d", ms: null },
];
const EVERY_MS = 10_000;

interface Props {
    market: Market;
    runner: RunnerView | null;
    selectionId: string;
}

/** How the price went, with volume; the last trade moves the last bar as it happens. */
export function ChartPanel({ market, runner, selectionId }: Props) {
    const [range, setRange] = useState(RANGES[0]!);
    const [candles, setCandles] = useState(false);
    const loaded = useLoaded(
        async (signal) => {
            const query = new URLSearchParams({ interval: range.interval, selectionId, limit: "200" });
            if (range.ms !== null) {
                query.set("from", new Date(Date.now() - range.ms).toISOString());
            }
            const path = `/markets/${encodeURIComponent(market.marketId)}/candles?${query}`;
            return (await client.ask<{ items: Candle[] }>(path, { signal })).items;
        },
        [market.marketId, selectionId, range],
        EVERY_MS,
    );
    return (
        <div class="panel-body stack">
            <div class="row">
                <div class="chips" role="group" aria-label="Range">
                    {RANGES.map((each) => (
                        <button
                            key={each.words}
                            type="button"
                            class="chip"
                            aria-pressed={each === range}
                            onClick={() => setRange(each)}
                        >
                            {each.words}
                        </button>
                    ))}
                </div>
                <div class="chips spread" role="group" aria-label="Drawn as">
                    <button type="button" class="chip" aria-pressed={!candles} onClick={() => setCandles(false)}>
                        Line
                    </button>
                    <button type="button" class="chip" aria-pressed={candles} onClick={() => setCandles(true)}>
                        Candles
                    </button>
                </div>
            </div>
            <Async of={loaded} rows={8} empty="No trades in this time. Choose a longer one.">
                {(value) => (
                    <Chart
                        market={market}
                        selectionId={selectionId}
                        last={runner?.ltp ?? null}
                        items={value}
                        candles={candles}
                    />
                )}
            </Async>
        </div>
    );
}

/** The axis is in probability where prices are told as such, because only then is up the same as likelier. */
function axisOf(
    kind: MarketKind,
    format: OddsFormat,
): { of: (price: Price) => number; text: (value: number) => string } {
    if (kind !== "SPOT" && (format === "percent" || format === "cents")) {
        const sign = format === "cents" ? "\u00a2" : " %";
        return { of: (price) => probability(kind, price) * 100, text: (value) => value.toFixed(1) + sign };
    }
    return {
        of: (price) => price / ONE,
        text: (value) =>
            kind === "ODDS" && format !== "decimal" && value > 1
                ? formatPrice(kind, Math.round(value * ONE), format)
                : value.toFixed(2),
    };
}

interface ChartProps {
    market: Market;
    selectionId: string;
    last: Price | null;
    items: readonly Candle[];
    candles: boolean;
}

function Chart({ market, selectionId, last, items, candles }: ChartProps) {
    const host = useRef<HTMLDivElement>(null);
    const [drawn, setDrawn] = useState<ReturnType<typeof import("./candleChart.ts").candleChart> | null>(null);
    const [failed, setFailed] = useState(false);
    const { theme, colourBlind } = useStore(preferences);
    const format = usePriceFormat(market.kind);
    const orders = useStore(own).orders;
    const axis = useMemo(() => axisOf(market.kind, format), [market.kind, format]);
    const bars = useMemo(() => barsOf(items, axis.of, last), [items, axis, last]);
    const prices = openOrders({ ...own.get(), orders }, market.marketId)
        .filter((order) => order.selectionId === selectionId)
        .map(({ price }) => price);
    const lines = useMemo(() => prices.map(axis.of), [prices.join(), axis]);
    useEffect(() => {
        let end = () => {};
        let over = false;
        import("./candleChart.ts").then(({ candleChart }) => {
            if (!over && host.current !== null) {
                const chart = candleChart(host.current);
                end = () => chart.end();
                setDrawn(chart);
            }
        }, () => setFailed(true));
        return () => {
            over = true;
            end();
        };
    }, []);
    useEffect(() => {
        if (drawn !== null && host.current !== null) {
            drawn.show(bars, { candles, style: getComputedStyle(host.current), text: axis.text, own: lines });
        }
    }, [drawn, bars, candles, theme, colourBlind, axis, lines]);
    return (
        <>
            {failed ? <p class="empty">The chart could not be loaded; the table below has all of it.</p> : (
                <div
                    ref={host}
                    class="candle-chart"
                    role="group"
                    aria-label="Chart; the table below says the same"
                />
            )}
            <details>
                <summary>As a table</summary>
                <Table bars={bars} text={axis.text} />
            </details>
        </>
    );
}

function barsOf(items: readonly Candle[], of: (price: Price) => number, last: Price | null): Bar[] {
    const now = Date.now();
    return items.map((candle, index) => {
        const [open, high, low, close] = [candle.open, candle.high, candle.low, candle.close]
            .map((each) => of(parsePrice(each))) as [number, number, number, number];
        const latest = index === items.length - 1 && last !== null ? of(last) : close;
        const old = Date.parse(candle.start) < now - 24 * HOUR;
        return {
            label: old ? formatShort(candle.start, now) : formatTime(candle.start),
            open,
            close: latest,
            high: Math.max(open, high, low, latest),
            low: Math.min(open, high, low, latest),
            volume: parseSize(candle.volume) / 100,
        };
    });
}

function Table({ bars, text }: { bars: readonly Bar[]; text: (value: number) => string }) {
    return (
        <div class="table-scroll chart-table" tabIndex={0} role="region" aria-label="The chart as a table">
            <table class="table">
                <thead>
                    <tr>
                        {["From", "Open", "High", "Low", "Close", "Volume"].map((each) => (
                            <th key={each} scope="col" class={each === "From" ? "" : "number"}>{each}</th>
                        ))}
                    </tr>
                </thead>
                <tbody>
                    {[...bars].reverse().map((bar, index) => (
                        <tr key={index}>
                            <td>{bar.label}</td>
                            {[bar.open, bar.high, bar.low, bar.close].map((each, column) => (
                                <td key={column} class="number">{text(each)}</td>
                            ))}
                            <td class="number">{bar.volume.toFixed(2)}</td>
                        </tr>
                    ))}
                </tbody>
            </table>
        </div>
    );
}
