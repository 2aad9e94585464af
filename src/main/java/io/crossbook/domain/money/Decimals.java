package io.crossbook.domain.money;

/**
 * Strict decimal text to and from scaled integers: {@code "2.50"} at scale 4 is 25000.
 *
 * <p>There is one way to write a number: an optional minus, one to thirteen digits without needless leading zeros, and
 * optionally a point with at least one digit behind it. Nothing is rounded: text finer than the scale is refused.
 */
public final class Decimals {
    static final int MAX_INTEGER_DIGITS = 13;
    private static final int MAX_SCALE = 18;

    private Decimals() {}

    /**
     * Reads {@code text} as a multiple of 10<sup>-scale</sup>.
     *
     * @throws NumberFormatException when the text is not such a number, has more decimals than the scale, or does not
     *     fit a long
     */
    public static long parse(String text, int scale) {
        requireScale(scale);
        if (text == null) {
            throw new NumberFormatException("a decimal is missing");
        }
        int start = text.startsWith("-") ? 1 : 0;
        int point = text.indexOf('.');
        int integerEnd = point < 0 ? text.length() : point;
        int decimals = point < 0 ? 0 : text.length() - point - 1;
        int integerDigits = integerEnd - start;
        boolean shaped = integerDigits >= 1
                && integerDigits <= MAX_INTEGER_DIGITS
                && (integerDigits == 1 || text.charAt(start) != '0')
                && (point < 0 || decimals >= 1)
                && decimals <= scale;
        if (!shaped) {
            throw notADecimal(text, scale);
        }
        try {
            long value = appendDigits(0, text, start, integerEnd, scale);
            value = point < 0 ? value : appendDigits(value, text, point + 1, text.length(), scale);
            value = Math.multiplyExact(value, powerOfTen(scale - decimals));
            return start == 1 ? -value : value;
        } catch (ArithmeticException overflow) {
            throw notADecimal(text, scale);
        }
    }

    /**
     * Writes {@code value} x 10<sup>-scale</sup> with as few decimals as keep it exact, but at least
     * {@code minDecimals}.
     */
    public static String format(long value, int scale, int minDecimals) {
        requireScale(scale);
        if (minDecimals < 0 || minDecimals > scale) {
            throw new IllegalArgumentException("minDecimals must be 0.." + scale + " but is " + minDecimals);
        }
        String digits = Long.toString(value);
        String sign = value < 0 ? "-" : "";
        digits = digits.substring(sign.length());
        digits = "0".repeat(Math.max(0, scale + 1 - digits.length())) + digits;
        int point = digits.length() - scale;
        int end = digits.length();
        while (end > point + minDecimals && digits.charAt(end - 1) == '0') {
            end--;
        }
        String integerPart = sign + digits.substring(0, point);
        return end == point ? integerPart : integerPart + "." + digits.substring(point, end);
    }

    private static long appendDigits(long value, String text, int from, int to, int scale) {
        long result = value;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                throw notADecimal(text, scale);
            }
            result = Math.addExact(Math.multiplyExact(result, 10), c - '0');
        }
        return result;
    }

    private static long powerOfTen(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }

    private static void requireScale(int scale) {
        if (scale < 0 || scale > MAX_SCALE) {
            throw new IllegalArgumentException("scale must be 0.." + MAX_SCALE + " but is " + scale);
        }
    }

    private static NumberFormatException notADecimal(String text, int scale) {
        String shown = text.length() <= 40 ? text : text.substring(0, 40) + "...";
        return new NumberFormatException("not a decimal with at most " + scale + " decimals: \"" + shown + "\"");
    }
}
