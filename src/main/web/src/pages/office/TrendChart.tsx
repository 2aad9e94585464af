import { useEffect, useRef, useState } from "preact/hooks";

const TIMES = new Intl.DateTimeFormat(undefined, { timeStyle: "medium" });
const IN_TABLE = 10;

type Drawn = { setOption: (option: unknown) => void; resize: () => void; dispose: () => void };

/** One line of a chart; a value for each time, or undefined where there is none. */
export interface Trend {
    name: string;
    values: readonly (number | undefined)[];
}

interface Props {
    label: string;
    times: readonly number[];
    trends: readonly Trend[];
}

/** How figures went over the last minutes, and the last of them as a table for screen readers. */
export function TrendChart({ label, times, trends }: Props) {
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
            chart.setOption(optionOf(times, trends, getComputedStyle(host.current)));
        }
    }, [chart, times, trends]);
    return (
        <div role="group" aria-label={label}>
            <div ref={host} class="office-chart" aria-hidden="true" />
            <table class="visually-hidden">
                <caption>{label}, the last {IN_TABLE} looks</caption>
                <thead>
                    <tr>
                        <th scope="col">Time</th>
                        {trends.map((each) => <th key={each.name} scope="col">{each.name}</th>)}
                    </tr>
                </thead>
                <tbody>
                    {times.map((at, index) => ({ at, index })).slice(-IN_TABLE).map(({ at, index }) => (
                        <tr key={at}>
                            <th scope="row">{TIMES.format(at)}</th>
                            {trends.map((each) => <td key={each.name}>{each.values[index] ?? "-"}</td>)}
                        </tr>
                    ))}
                </tbody>
            </table>
        </div>
    );
}

const COLOURS = ["--accent", "--up", "--down", "--warn", "--back", "--lay"];

function optionOf(times: readonly number[], trends: readonly Trend[], style: CSSStyleDeclaration) {
    const colour = (name: string) => style.getPropertyValue(name).trim();
    return {
        animation: false,
        textStyle: { fontFamily: style.fontFamily },
        grid: { left: 8, right: 8, top: 12, bottom: 8, containLabel: true },
        xAxis: {
            type: "category",
            data: times.map((at) => TIMES.format(at)),
            axisLabel: { color: colour("--ink-soft"), hideOverlap: true },
            axisTick: { show: false },
        },
        yAxis: {
            type: "value",
            min: 0,
            axisLabel: { color: colour("--ink-soft") },
            splitLine: { lineStyle: { color: colour("--line") } },
        },
        series: trends.map((trend, index) => {
            const own = colour(COLOURS[index % COLOURS.length]!);
            return {
                name: trend.name,
                type: "line",
                showSymbol: false,
                ...(trends.length === 1 && { areaStyle: { opacity: 0.15 } }),
                lineStyle: { width: 2, color: own },
                itemStyle: { color: own },
                data: trend.values.map((value) => value ?? null),
            };
        }),
    };
}
