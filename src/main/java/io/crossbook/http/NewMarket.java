package io.crossbook.http;

import io.crossbook.domain.exposure.MarketKind;
import io.crossbook.domain.exposure.MarketTerms;
import io.crossbook.market.MarketDefinition;
import io.crossbook.market.ResolutionRules;
import io.crossbook.market.Schedule;
import io.crossbook.market.Selection;
import io.crossbook.protocol.BetDelayModel;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The body that defines a market. */
record NewMarket(
        String clientRef,
        MarketKind kind,
        String name,
        EventJson event,
        List<SelectionJson> selections,
        Integer numberOfWinners,
        Boolean exhaustive,
        String commissionPercent,
        String takerFeePercent,
        String tickSize,
        Integer betDelaySeconds,
        BetDelayModel betDelayModel,
        String opensAt,
        String turnInPlayAt,
        String closesAt,
        String resolveBy,
        Integer approvals,
        Integer disputeSeconds,
        List<String> sources,
        Integer quorum,
        String disputeBond,
        String rules) {
    private static final int NAME_MAX = 200;
    private static final int RULES_MAX = 2_000;
    private static final int BET_DELAY_MAX = 20;
    private static final int PERCENT_SCALE = 2;
    private static final int PRICE_SCALE = 4;

    /** What the market is about in the real world. */
    record EventJson(String name, String startsAt) {}

    record SelectionJson(String id, String name) {
        private Selection selection() {
            return new Selection(Fields.reference("selections.id", id), Fields.text("selections.name", name, NAME_MAX));
        }
    }

    /** The definition these words stand for; throws the problem that names what is wrong with them. */
    MarketDefinition definition() {
        Fields.required("event", event);
        List<Selection> chosen = chosen();
        try {
            int winners = Fields.orElse(numberOfWinners, 1);
            MarketDefinition definition = new MarketDefinition(
                    Fields.reference("clientRef", clientRef),
                    Fields.required("kind", kind),
                    Fields.text("name", name, NAME_MAX),
                    Fields.text("event.name", event.name(), NAME_MAX),
                    time("event.startsAt", event.startsAt()),
                    chosen,
                    winners,
                    Fields.orElse(exhaustive, chosen.size() > 1 && winners != chosen.size()),
                    bps("commissionPercent", commissionPercent),
                    tickSize == null ? 0 : Fields.decimal(ProblemCode.INVALID_FIELD, "tickSize", tickSize, PRICE_SCALE),
                    Fields.number("betDelaySeconds", Fields.orElse(betDelaySeconds, 0), 0, BET_DELAY_MAX),
                    rules == null ? null : Fields.text("rules", rules, RULES_MAX),
                    betDelayModel,
                    bps("takerFeePercent", takerFeePercent));
            definition.terms();
            return definition;
        } catch (IllegalArgumentException impossible) {
            throw new ProblemException(ProblemCode.INVALID_MARKET, impossible.getMessage(), Map.of());
        }
    }

    /** When it is to go on by itself; whether these times can be kept is for the market to say. */
    Schedule schedule() {
        return new Schedule(
                time("opensAt", opensAt),
                time("turnInPlayAt", turnInPlayAt),
                time("closesAt", closesAt),
                time("resolveBy", resolveBy));
    }

    /** How it comes to its result: by two people unless told otherwise, and by those of the known sources it names. */
    ResolutionRules resolutionRules(Set<String> known) {
        List<String> heard = Fields.orElse(sources, List.<String>of());
        if (!known.containsAll(heard) || Set.copyOf(heard).size() < heard.size()) {
            throw ProblemException.field(
                    ProblemCode.INVALID_FIELD, "sources", "Each must be a source of this exchange, named once.");
        }
        int few = heard.isEmpty() ? 0 : 1;
        int people = Fields.number("approvals", Fields.orElse(approvals, 2), 1, 2);
        int seconds = Fields.number(
                "disputeSeconds", Fields.orElse(disputeSeconds, 0), 0, ResolutionRules.DISPUTE_SECONDS_MAX);
        return new ResolutionRules(
                people,
                seconds,
                heard,
                Fields.number("quorum", Fields.orElse(quorum, heard.size()), few, heard.size()),
                bond(people == 2 && seconds > 0));
    }

    /** In micros; only where there is a time to dispute in what two people have approved. */
    private long bond(boolean possible) {
        if (disputeBond == null) {
            return 0;
        }
        long bond = Fields.amount("disputeBond", disputeBond).micros();
        if (!possible || bond > ResolutionRules.DISPUTE_BOND_MAX) {
            throw ProblemException.field(
                    ProblemCode.INVALID_FIELD,
                    "disputeBond",
                    "At most 1000000.00, and only with disputeSeconds and approvals 2.");
        }
        return bond;
    }

    private static Long time(String field, String value) {
        return value == null ? null : (Long) Fields.micros(field, value);
    }

    private List<Selection> chosen() {
        Fields.required("selections", selections);
        if (selections.size() > MarketTerms.MAX_SELECTIONS) {
            throw ProblemException.field(
                    ProblemCode.INVALID_FIELD, "selections", "At most " + MarketTerms.MAX_SELECTIONS + ".");
        }
        return selections.stream()
                .map(selection -> Fields.required("selections", selection).selection())
                .toList();
    }

    private static int bps(String field, String percent) {
        if (percent == null) {
            return 0;
        }
        long bps = Fields.decimal(ProblemCode.INVALID_FIELD, field, percent, PERCENT_SCALE);
        if (bps < 0 || bps > 10_000) {
            throw ProblemException.field(ProblemCode.INVALID_FIELD, field, "The rate must be from 0 to 100.");
        }
        return (int) bps;
    }
}
