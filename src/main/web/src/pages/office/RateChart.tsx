import { useEffect, useRef, useState } from "preact/hooks";
import type { Rate } from "./rates.ts";

const TIMES = new Intl.DateTimeFormat(undefined, { timeStyle: "medium" });

type Drawn = { setOption: (option: unknown) => void; resize: () => void; dispose: () => void };

/** Events a second; the figure above it says the last. */
export function RateChart({ rates }: { rates: readonly Rate[] }) {
    const host = useRef<HTMLDivElement>(null);
    const [chart, setChart] = useState<Drawn | null>(null);
    useEffect(() => {
        let drawn: Drawn | null = null;
        let over = false;
        import("../../components/charts.ts").then(({ init }) => {
            if (!over && host.current !== null) {
                drawn = init(host.current) as unknown as Drawn;
                setChart(drawn);
            }
        }, () => {/* The figures remain. */});
        const resize = () => drawn?.resize();
        addEventListener("resize", resize);
        return () => {
            over = true;
            removeEventListener("resize", resize);
            drawn?.dispose();
        };
    }, []);
    useEffect(() => {
        if (chart !== null && host.current !== null) {
            chart.setOption(optionOf(rates, getComputedStyle(host.current)));
        }
    }, [chart, rates]);
    return <div ref={host} class="office-chart" role="group" aria-label="Events a second over the last minutes" />;
}

function optionOf(rates: readonly Rate[], style: CSSStyleDeclaration) {
    const colour = (name: string) => style.getPropertyValue(name).trim();
    return {
        animation: false,
        textStyle: { fontFamily: style.fontFamily },
        grid: { left: 8, right: 8, top: 12, bottom: 8, containLabel: true },
        xAxis: {
            type: "category",
            data: rates.map((each) => TIMES.format(each.at)),
            axisLabel: { color: colour("--ink-soft"), hideOverlap: true },
            axisTick: { show: false },
        },
        yAxis: {
            type: "value",
            min: 0,
            axisLabel: { color: colour("--ink-soft") },
            splitLine: { lineStyle: { color: colour("--line") } },
        },
        series: [{
            type: "line",
            showSymbol: false,
            areaStyle: { opacity: 0.15 },
            lineStyle: { width: 2, color: colour("--accent") },
            itemStyle: { color: colour("--accent") },
            data: rates.map((each) => Math.round(each.perSecond * 10) / 10),
        }],
    };
}
