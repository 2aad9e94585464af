import { BarChart, CandlestickChart, LineChart } from "echarts/charts";
import { GridComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";

use([BarChart, CandlestickChart, LineChart, GridComponent, MarkLineComponent, TooltipComponent, CanvasRenderer]);

/** One interval in the unit of the axis. */
export interface Bar {
    label: string;
    open: number;
    high: number;
    low: number;
    close: number;
    volume: number;
}

export interface ChartLook {
    candles: boolean;
    style: CSSStyleDeclaration;
    /** A number of the axis as text. */
    text: (value: number) => string;
    /** Prices of own open orders. */
    own: readonly number[];
}

/** Draws bars into an element; `show` draws others, `end` gives everything back. */
export function candleChart(element: HTMLElement) {
    const chart = init(element);
    const watcher = new ResizeObserver(() => chart.resize());
    watcher.observe(element);
    return {
        show: (bars: readonly Bar[], look: ChartLook) =>
            chart.setOption(optionOf(bars, look), { replaceMerge: ["series"] }),
        end() {
            watcher.disconnect();
            chart.dispose();
        },
    };
}

function optionOf(bars: readonly Bar[], { candles, style, text, own }: ChartLook) {
    const colour = (name: string) => style.getPropertyValue(name).trim();
    const axis = {
        axisLabel: { color: colour("--ink-soft"), hideOverlap: true },
        axisLine: { lineStyle: { color: colour("--line-strong") } },
        axisTick: { show: false },
        splitLine: { lineStyle: { color: colour("--line") } },
    };
    const labels = bars.map(({ label }) => label);
    return {
        animation: false,
        textStyle: { fontFamily: style.fontFamily },
        grid: [
            { left: 8, right: 12, top: 12, height: "66%", containLabel: true },
            { left: 8, right: 12, top: "78%", bottom: 6, containLabel: true },
        ],
        // Drawn on the canvas: the page allows no styles in markup.
        tooltip: {
            trigger: "axis",
            renderMode: "richText",
            backgroundColor: colour("--panel-raised"),
            borderColor: colour("--line"),
            textStyle: { color: colour("--ink") },
            formatter: (shown: { dataIndex: number }[]) => words(bars[shown[0]?.dataIndex ?? 0], text),
        },
        xAxis: [
            { ...axis, type: "category", data: labels, gridIndex: 0, axisLabel: { show: false } },
            { ...axis, type: "category", data: labels, gridIndex: 1 },
        ],
        yAxis: [
            { ...axis, type: "value", scale: true, gridIndex: 0, axisLabel: { ...axis.axisLabel, formatter: text } },
            { ...axis, type: "value", gridIndex: 1, splitNumber: 2 },
        ],
        series: [priceSeries(bars, candles, own, colour), volumeSeries(bars, colour)],
    };
}

type Colour = (name: string) => string;

function priceSeries(bars: readonly Bar[], candles: boolean, own: readonly number[], colour: Colour) {
    const markLine = {
        silent: true,
        symbol: "none",
        label: { formatter: "mine", color: colour("--ink-soft"), position: "insideEndTop" },
        lineStyle: { color: colour("--warn"), type: "dashed" },
        data: own.map((price) => ({ yAxis: price })),
    };
    if (candles) {
        return {
            type: "candlestick",
            markLine,
            data: bars.map(({ open, close, low, high }) => [open, close, low, high]),
            itemStyle: {
                color: colour("--up"),
                borderColor: colour("--up"),
                color0: colour("--down"),
                borderColor0: colour("--down"),
            },
        };
    }
    return {
        type: "line",
        markLine,
        showSymbol: bars.length < 2,
        lineStyle: { color: colour("--accent"), width: 2 },
        itemStyle: { color: colour("--accent") },
        areaStyle: { color: colour("--accent"), opacity: 0.08, origin: "start" },
        data: bars.map(({ close }) => close),
    };
}

function volumeSeries(bars: readonly Bar[], colour: Colour) {
    return {
        type: "bar",
        xAxisIndex: 1,
        yAxisIndex: 1,
        barMaxWidth: 14,
        itemStyle: { color: colour("--line-strong"), opacity: 0.6 },
        data: bars.map(({ volume }) => volume),
    };
}

function words(bar: Bar | undefined, text: (value: number) => string): string {
    return bar === undefined
        ? ""
        : `${bar.label}\nOpen ${text(bar.open)}  High ${text(bar.high)}\nLow ${text(bar.low)}  Close ${
            text(bar.close)
        }\n` +
            `Volume ${bar.volume.toFixed(2)}`;
}
