package io.crossbook.season;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which season, and what its markets are to be like. */
public final class SeasonOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--file", required = true, description = "The schedule.")
    private Path file;

    @Option(names = "--zone", defaultValue = "UTC", description = "Of the file's times. Default: ${DEFAULT-VALUE}.")
    private String zone;

    @Option(
            names = "--open-days",
            defaultValue = "7",
            description = "How many days before the kick-off a market opens. Default: ${DEFAULT-VALUE}.")
    private int openDays;

    @Option(
            names = "--length-minutes",
            defaultValue = "150",
            description = "How long after the kick-off a market closes. Default: ${DEFAULT-VALUE}.")
    private int lengthMinutes;

    @Option(
            names = "--result-days",
            defaultValue = "3",
            description = "How long after that a market without a result is voided. Default: ${DEFAULT-VALUE}.")
    private int resultDays;

    @Option(names = "--commission", defaultValue = "5", description = "Percent. Default: ${DEFAULT-VALUE}.")
    private String commission;

    @Option(
            names = "--approvals",
            defaultValue = "2",
            description = "How many people a result takes. Default: ${DEFAULT-VALUE}.")
    private int approvals;

    /** The template; what it cannot be is wrong usage. */
    public SeasonTemplate template(int disputeMinutes) {
        if (openDays < 1 || lengthMinutes < 1 || resultDays < 1) {
            throw usage("--open-days, --length-minutes and --result-days must be at least 1");
        }
        if (disputeMinutes < 0) {
            throw usage("--dispute-minutes cannot be negative");
        }
        return new SeasonTemplate(openDays, lengthMinutes, resultDays, commission, approvals, disputeMinutes);
    }

    /** The fixtures of the file; throws {@link BadSeasonException}. */
    public List<Fixture> fixtures() {
        return SeasonFile.read(file, zone());
    }

    private ZoneId zone() {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException unknownZone) {
            throw usage("--zone: " + unknownZone.getMessage());
        }
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
