import { useEffect, useRef, useState } from "preact/hooks";
import { formatDate } from "../domain/formats.ts";
import { formatProfit, toNumber } from "../domain/money.ts";
import type { DayPoint } from "../domain/performance.ts";
import { preferences } from "../state/preferences.ts";
import { useStore } from "../state/store.ts";

/** Profit after commission: a bar for each day and a line for the sum. The table beside it says the same. */
export function ProfitChart({ points }: { points: readonly DayPoint[] }) {
    const host = useRef<HTMLDivElement>(null);
    const [failed, setFailed] = useState(false);
    const { theme, colourBlind } = useStore(preferences);
    useEffect(() => {
        let stop = () => {};
        let over = false;
        import("./charts.ts").then(({ init }) => {
            const element = host.current;
            if (over || element === null) {
                return;
            }
            const chart = init(element);
            chart.setOption(optionOf(points, getComputedStyle(element)));
            const watcher = new ResizeObserver(() => chart.resize());
            watcher.observe(element);
            stop = () => {
                watcher.disconnect();
                chart.dispose();
            };
        }, () => setFailed(true));
        return () => {
            over = true;
            stop();
        };
    }, [points, theme, colourBlind]);
    return failed ? <p class="empty">The chart could not be loaded; the table has all of it.</p> : (
        <div
            ref={host}
            class="profit-chart"
            role="group"
            aria-label="Profit over time; the table below says the same"
        />
    );
}

function optionOf(points: readonly DayPoint[], style: CSSStyleDeclaration) {
    const colour = (name: string) => style.getPropertyValue(name).trim();
    const soft = colour("--ink-soft");
    return {
        animation: !matchMedia("(prefers-reduced-motion: reduce)").matches,
        textStyle: { fontFamily: style.fontFamily },
        grid: { left: 8, right: 8, top: 16, bottom: 8, containLabel: true },
        // Drawn on the canvas: the page allows no styles in markup.
        tooltip: {
            trigger: "axis",
            renderMode: "richText",
            backgroundColor: colour("--panel-raised"),
            borderColor: colour("--line"),
            textStyle: { color: colour("--ink") },
            formatter: (shown: { dataIndex: number }[]) => {
                const point = points[shown[0]?.dataIndex ?? 0];
                return point === undefined
                    ? ""
                    : `${formatDate(point.day)}\nDay ${formatProfit(point.net)}\nSum ${formatProfit(point.total)}`;
            },
        },
        xAxis: {
            type: "category",
            data: points.map((each) => formatDate(each.day)),
            axisLabel: { color: soft, hideOverlap: true },
            axisLine: { lineStyle: { color: colour("--line-strong") } },
            axisTick: { show: false },
        },
        yAxis: {
            type: "value",
            axisLabel: { color: soft },
            splitLine: { lineStyle: { color: colour("--line") } },
        },
        series: [
            {
                type: "bar",
                name: "Day",
                barMaxWidth: 18,
                data: points.map((each) => ({
                    value: toNumber(each.net),
                    itemStyle: { color: colour(each.net < 0n ? "--down" : "--up"), opacity: 0.45 },
                })),
            },
            {
                type: "line",
                name: "Sum",
                showSymbol: points.length < 2,
                lineStyle: { color: colour("--accent"), width: 2 },
                itemStyle: { color: colour("--accent") },
                data: points.map((each) => toNumber(each.total)),
            },
        ],
    };
}
