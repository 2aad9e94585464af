package io.crossbook.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.crossbook.domain.exposure.MarketTerms;
import io.crossbook.domain.exposure.Payouts;
import io.crossbook.market.Evidence;
import io.crossbook.market.MarketDefinition;
import io.crossbook.protocol.Resolution;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The body that ends a market: exactly one of winners, payouts and void. */
record ResolutionBody(
        List<String> winners,
        Map<String, String> payouts,
        @JsonProperty("void") Boolean voided,
        String reason,
        EvidenceBody evidence) {
    private static final int REASON_MAX = 500;
    private static final int PAYOUT_SCALE = 4;

    /** The resolution these words stand for; throws the problem that names what is wrong with them. */
    Resolution resolution(MarketDefinition definition) {
        String why = Fields.text("reason", reason, REASON_MAX);
        long ways = Stream.of(winners != null, payouts != null, Boolean.TRUE.equals(voided))
                .filter(given -> given)
                .count();
        if (ways != 1) {
            throw new ProblemException(
                    ProblemCode.INVALID_FIELD, "Give exactly one of winners, payouts and void.", Map.of());
        }
        if (Boolean.TRUE.equals(voided)) {
            return new Resolution(null, why);
        }
        Payouts decided = winners != null ? ofWinners(definition) : ofPayouts(definition);
        if (!decided.fits(definition.terms())) {
            throw impossible();
        }
        return new Resolution(decided, why);
    }

    /** What it rests on, null when nothing is said of that. */
    Evidence proof() {
        return evidence == null ? null : evidence.evidence();
    }

    private Payouts ofWinners(MarketDefinition definition) {
        Set<Integer> indexes = new TreeSet<>();
        for (String winner : winners) {
            indexes.add(index(definition, winner));
        }
        if (!Payouts.canWin(definition.terms(), indexes)) {
            throw impossible();
        }
        return Payouts.winners(definition.terms(), indexes);
    }

    private static ProblemException impossible() {
        return new ProblemException(
                ProblemCode.INVALID_RESOLUTION, "These selections cannot be paid so in this market.", Map.of());
    }

    /** Where wins can be shared, parts count so that halves, thirds and so on are exact; a third may be 0.3333. */
    private Payouts ofPayouts(MarketDefinition definition) {
        List<Integer> fractions = losers(definition.terms());
        payouts.forEach((selection, payout) -> {
            long fraction = Fields.decimal(
                    ProblemCode.INVALID_FIELD, "payouts", Fields.required("payouts", payout), PAYOUT_SCALE);
            if (fraction < 0 || fraction > Payouts.WHOLE) {
                throw ProblemException.field(ProblemCode.INVALID_FIELD, "payouts", "A payout must be from 0 to 1.");
            }
            fractions.set(index(definition, selection), (int) fraction);
        });
        boolean shared = definition.terms().rules().sharesWins()
                && fractions.stream().anyMatch(fraction -> fraction % Payouts.WHOLE != 0);
        return new Payouts(
                shared ? fractions.stream().map(ResolutionBody::shared).toList() : fractions);
    }

    /** The part n / m that these decimals round; a part that is none is refused later, as the sum will not fit. */
    private static int shared(int fraction) {
        for (int m = 1; m <= Payouts.SHARED_MOST; m++) {
            int n = (fraction * m + Payouts.WHOLE / 2) / Payouts.WHOLE;
            if (Math.abs(n * Payouts.WHOLE - fraction * m) < m) {
                return Payouts.SHARED_WHOLE / m * n;
            }
        }
        throw impossible();
    }

    private static List<Integer> losers(MarketTerms terms) {
        return new ArrayList<>(Collections.nCopies(terms.selections(), 0));
    }

    private static int index(MarketDefinition definition, String selectionId) {
        int index = selectionId == null ? -1 : definition.indexOf(selectionId);
        if (index < 0) {
            throw new ProblemException(ProblemCode.SELECTION_NOT_FOUND);
        }
        return index;
    }
}
