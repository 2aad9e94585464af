import type { Micros, Price, Size } from "./units.ts";

/** The language of the pages, so that numbers on them and numbers typed into them look alike. */
export const LOCALE = "en-GB";

/** A real minus sign (U+2212), as wide as a plus. */
export const MINUS = "\u2212";

const MICROS = 1_000_000n;
const CENT = 10_000n;
const INTEGER_DIGITS_MAX = 13;
const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?$/;

/** Reads decimal text as a multiple of 10^-scale; null when it is no decimal or finer than the scale. */
function scaled(text: string, scale: number): bigint | null {
    const parts = DECIMAL.exec(text);
    if (parts === null || parts[2]!.length > INTEGER_DIGITS_MAX) {
        return null;
    }
    const decimals = parts[3] ?? "";
    if (decimals.length > scale) {
        return null;
    }
    const value = BigInt(parts[2]! + decimals.padEnd(scale, "0"));
    return parts[1] === "-" ? -value : value;
}

/** Writes value x 10^-scale with as few decimals as keep it exact, but at least `least`. */
function decimal(value: bigint, scale: number, least: number): string {
    const sign = value < 0n ? "-" : "";
    const digits = (value < 0n ? -value : value).toString().padStart(scale + 1, "0");
    const point = digits.length - scale;
    let end = digits.length;
    while (end > point + least && digits[end - 1] === "0") {
        end--;
    }
    return sign + digits.slice(0, point) + (end > point ? "." + digits.slice(point, end) : "");
}

function wire(text: string, scale: number, what: string): bigint {
    const value = scaled(text, scale);
    if (value === null) {
        throw new RangeError(`not ${what}: "${text.slice(0, 40)}"`);
    }
    return value;
}

/** An amount as it stands on the wire; throws on anything else. */
export function parseAmount(text: string): Micros {
    return wire(text, 6, "an amount");
}

/** The wire's form of an amount: "10.00", with up to six decimals where it has them. */
export function amountToWire(micros: Micros): string {
    return decimal(micros, 6, 2);
}

/** Odds or a price as they stand on the wire; throws on anything else. */
export function parsePrice(text: string): Price {
    return Number(wire(text, 4, "a price"));
}

/** The wire's form of odds or a price: "2.50", "0.5525". */
export function priceToWire(price: Price): string {
    return decimal(BigInt(price), 4, 2);
}

/** A size as it stands on the wire; throws on anything else. */
export function parseSize(text: string): Size {
    return Number(wire(text, 2, "a size"));
}

/** The wire's form of a size: "10.00". */
export function sizeToWire(size: Size): string {
    return decimal(BigInt(size), 2, 2);
}

/** What a user types for an amount or size, without the commas and spaces that may group its digits. */
function typed(text: string, scale: number): bigint | null {
    const bare = text.trim().replace(/^[+]/, "").replace(/^\./, "0.").replace(/\.$/, "");
    const grouped = /^\d{1,3}(?:[ ,\u00a0]\d{3})+(?:\.\d+)?$/.test(bare);
    return scaled(grouped ? bare.replace(/[ ,\u00a0]/g, "") : bare, scale);
}

/** An amount that a user typed ("1,250.5", ".50"), to the cent; null when it is none or less than zero. */
export function parseTypedAmount(text: string): Micros | null {
    const cents = typed(text, 2);
    return cents === null || cents < 0n ? null : cents * CENT;
}

/** A size that a user typed, to the hundredth; null when it is none or less than zero. */
export function parseTypedSize(text: string): Size | null {
    const hundredths = typed(text, 2);
    return hundredths === null || hundredths < 0n || hundredths > 1_000_000_000_000n ? null : Number(hundredths);
}

/** Price times size, exact: 1e-4 times 1e-2 are micros. */
export function times(price: Price, size: Size): Micros {
    return BigInt(price) * BigInt(size);
}

/** A stake or cash size as an amount. */
export function sizeToMicros(size: Size): Micros {
    return BigInt(size) * CENT;
}

export function minOf(first: Micros, second: Micros): Micros {
    return first < second ? first : second;
}

export function maxOf(first: Micros, second: Micros): Micros {
    return first > second ? first : second;
}

export function absolute(micros: Micros): Micros {
    return micros < 0n ? -micros : micros;
}

/** Rounded to the cent, halves away from zero. */
function toCent(micros: Micros): Micros {
    const rest = absolute(micros) % CENT;
    const down = absolute(micros) - rest;
    const near = rest * 2n >= CENT ? down + CENT : down;
    return micros < 0n ? -near : near;
}

/** To the cent below, of what may be spent: a cent that is not all there cannot be. */
export function downToCent(amount: string): Micros {
    const micros = parseAmount(amount);
    const rest = micros % CENT;
    return micros - (rest < 0n ? rest + CENT : rest);
}

const two = new Intl.NumberFormat(LOCALE, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const whole = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 });
const exact = new Intl.NumberFormat(LOCALE, { minimumFractionDigits: 2, maximumFractionDigits: 6 });
const tenth = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 1 });

/** Formats a decimal text without going through a floating point number. */
function write(format: Intl.NumberFormat, text: string): string {
    return format.format(text as `${number}`).replace("-", MINUS);
}

/** "1,250.00": to the cent. */
export function formatAmount(micros: Micros): string {
    return write(two, amountToWire(toCent(micros)));
}

/** "1,250.0045": all there is, for tooltips and statements. */
export function formatAmountExactly(micros: Micros): string {
    return write(exact, amountToWire(micros));
}

/** "+13.20", a real minus for a loss, no sign for nothing. */
export function formatProfit(micros: Micros): string {
    const cents = toCent(micros);
    return (cents > 0n ? "+" : "") + formatAmount(cents);
}

/** "10.50", and "528" from a hundred on, where pence would only be noise; rounded down, so it never promises more. */
export function formatSize(size: Size): string {
    return size >= 10_000 ? write(whole, String(Math.trunc(size / 100))) : write(two, decimal(BigInt(size), 2, 2));
}

/** "10.50", always with its hundredths. */
export function formatSizeExactly(size: Size): string {
    return write(two, decimal(BigInt(size), 2, 2));
}

/** "950", "1.2k", "3.4m", "2b": for lists, with the exact value in the title. Rounds down, so it never promises more. */
export function formatCompact(size: Size): string {
    const units = Math.trunc(size / 100);
    const steps: [number, string][] = [[1e9, "b"], [1e6, "m"], [1e3, "k"]];
    for (const [step, letter] of steps) {
        if (Math.abs(units) >= step) {
            return write(tenth, String(Math.trunc(units / (step / 10)) / 10)) + letter;
        }
    }
    return write(whole, String(units));
}

/** Whole units in an amount, as a floating point number: for charts only. */
export function toNumber(micros: Micros): number {
    return Number(micros) / Number(MICROS);
}
