import type { Market } from "../../api/types.ts";
import { sideWord, usePriceFormat } from "../../components/Price.tsx";
import { type Level, type RunnerView, weightOfMoney } from "../../domain/book.ts";
import { formatPercent } from "../../domain/formats.ts";
import { formatSize } from "../../domain/money.ts";
import { formatPrice } from "../../domain/odds.ts";
import { sidesOf } from "../../domain/units.ts";

interface Step {
    price: number;
    size: number;
    sum: number;
}

const WIDTH = 600;
const HEIGHT = 200;
const SHOWN = 15;

/** What is offered at each price and up to it. */
export function DepthPanel({ market, runner }: { market: Market; runner: RunnerView | null }) {
    const format = usePriceFormat(market.kind);
    const { buy, sell } = sidesOf(market.kind);
    const backs = summed(runner?.backs ?? []);
    const lays = summed(runner?.lays ?? []);
    if (backs.length + lays.length === 0) {
        return <p class="empty">Nobody offers anything just now.</p>;
    }
    const weight = runner === null ? null : weightOfMoney(runner);
    const list = (words: string, steps: readonly Step[]) => (
        <table class="table depth-list">
            <caption>{words}</caption>
            <thead>
                <tr>
                    <th scope="col">Price</th>
                    <th scope="col" class="number">Size</th>
                    <th scope="col" class="number">Up to here</th>
                </tr>
            </thead>
            <tbody>
                {steps.map((step) => (
                    <tr key={step.price}>
                        <td>{formatPrice(market.kind, step.price, format)}</td>
                        <td class="number">{formatSize(step.size)}</td>
                        <td class="number">{formatSize(step.sum)}</td>
                    </tr>
                ))}
            </tbody>
        </table>
    );
    return (
        <div class="panel-body stack">
            <Picture
                left={market.kind === "ODDS" ? backs : lays}
                right={market.kind === "ODDS" ? lays : backs}
                odds={market.kind === "ODDS"}
            />
            {weight !== null && <p class="soft">{formatPercent(weight)} of all that waits wants to buy it.</p>}
            <div class="depth-lists">
                {list("To " + sideWord(market.kind, buy).toLowerCase(), backs)}
                {list("To " + sideWord(market.kind, sell).toLowerCase(), lays)}
            </div>
        </div>
    );
}

function summed(levels: readonly Level[]): Step[] {
    let sum = 0;
    return levels.slice(0, SHOWN).map(({ price, size }) => ({ price, size, sum: sum += size }));
}

interface PictureProps {
    left: readonly Step[];
    right: readonly Step[];
    odds: boolean;
}

/** Steps to both sides of the market; the lists below say the same. */
function Picture({ left, right, odds }: PictureProps) {
    const most = Math.max(1, left[left.length - 1]?.sum ?? 0, right[right.length - 1]?.sum ?? 0);
    const half = WIDTH / 2;
    const path = (steps: readonly Step[], direction: number) => {
        const width = half / Math.max(1, steps.length);
        let d = `M ${half} ${HEIGHT}`;
        steps.forEach((step, index) => {
            const y = HEIGHT - (step.sum / most) * (HEIGHT - 10);
            d += ` L ${half + direction * index * width} ${y} L ${half + direction * (index + 1) * width} ${y}`;
        });
        return d + ` L ${half + direction * steps.length * width} ${HEIGHT} Z`;
    };
    return (
        <svg class="depth-picture" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
            <path class={odds ? "depth-back" : "depth-lay"} d={path(left, -1)} />
            <path class={odds ? "depth-lay" : "depth-back"} d={path(right, 1)} />
        </svg>
    );
}
