package io.crossbook.demo;

import io.crossbook.demo.Slot.Scene;
import io.crossbook.demo.Slot.Temper;
import io.crossbook.domain.exposure.MarketKind;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Which markets there are: of every kind, some far ahead, and at any time some in-play. */
final class Programme {
    private static final int SPORTS_COMMISSION_BPS = 500;
    private static final int CONTRACTS_COMMISSION_BPS = 200;
    private static final long CENT = 100;
    private static final String DRAW = "The draw";

    private static final Temper FOOTBALL = new Temper(0.03, Duration.ofSeconds(20), 8, 0.9, 0);
    private static final Temper TENNIS = new Temper(0.03, Duration.ofSeconds(20), 50, 0.2, 0);
    private static final Temper GOALS = new Temper(0.03, Duration.ZERO, 0, 0, 0);
    private static final Temper QUESTION = new Temper(0.03, Duration.ZERO, 0, 0, 0);

    private Programme() {}

    static List<Slot> slots() {
        return List.of(
                odds(
                        "tennis-1",
                        List.of(rally("Alder", "Birch"), rally("Cedar", "Dogwood")),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(9),
                        TENNIS),
                odds(
                        "football-1",
                        List.of(match("Lions", "Bears"), match("Harbour Town", "River City")),
                        Duration.ofMinutes(2),
                        Duration.ofMinutes(20),
                        FOOTBALL),
                goals(
                        "football-1",
                        Duration.ofMinutes(2),
                        Duration.ofMinutes(20),
                        "Lions v Bears",
                        "Harbour Town v River City"),
                odds(
                        "tennis-2",
                        List.of(rally("Elm", "Fir"), rally("Hazel", "Juniper")),
                        Duration.ofMinutes(12),
                        Duration.ofMinutes(10),
                        TENNIS),
                odds(
                        "football-2",
                        List.of(match("Northern Rovers", "Southgate"), match("Falcons", "Wolves")),
                        Duration.ofMinutes(25),
                        Duration.ofMinutes(25),
                        FOOTBALL),
                goals(
                        "football-2",
                        Duration.ofMinutes(25),
                        Duration.ofMinutes(25),
                        "Northern Rovers v Southgate",
                        "Falcons v Wolves"),
                odds(
                        "football-3",
                        List.of(match("Old Mill", "Castle Park")),
                        Duration.ofHours(20),
                        Duration.ofHours(2),
                        FOOTBALL),
                contracts(
                        "election",
                        "Who becomes mayor?",
                        Scene.of("Mayor of Seaport", "Ada Quill", "Ben Marsh", "Cora Lind", "Dan Frost"),
                        Duration.ofHours(12)),
                contracts(
                        "weather",
                        "Rain in Seaport tomorrow?",
                        Scene.of("Weather in Seaport", "Rain"),
                        Duration.ofHours(6)),
                shares("stock-1", "Harbour Lines", 42_0000),
                shares("stock-2", "Quill Instruments", 118_5000),
                shares("stock-3", "Old Mill Bakeries", 9_8000));
    }

    private static Scene match(String home, String away) {
        return Scene.of(home + " v " + away, home, DRAW, away);
    }

    private static Scene rally(String one, String other) {
        return Scene.of(one + " v " + other, one, other);
    }

    /** A second market of each match of a slot; nobody sees a score, so it goes its own way. */
    private static Slot goals(String beside, Duration until, Duration lasts, String... matches) {
        List<Scene> scenes = Arrays.stream(matches)
                .map(match -> Scene.of(match, "Three or more", "Two or fewer"))
                .toList();
        return new Slot(
                beside + "-goals",
                beside,
                MarketKind.ODDS,
                "Goals",
                scenes,
                until,
                lasts,
                0,
                SPORTS_COMMISSION_BPS,
                GOALS);
    }

    private static Slot odds(String key, List<Scene> scenes, Duration until, Duration lasts, Temper temper) {
        return new Slot(key, "", MarketKind.ODDS, "Match odds", scenes, until, lasts, 0, SPORTS_COMMISSION_BPS, temper);
    }

    private static Slot contracts(String key, String name, Scene scene, Duration lasts) {
        return new Slot(
                key,
                "",
                MarketKind.YES_NO,
                name,
                List.of(scene),
                Duration.ZERO,
                lasts,
                CENT,
                CONTRACTS_COMMISSION_BPS,
                QUESTION);
    }

    private static Slot shares(String key, String company, long start) {
        return new Slot(
                key,
                "",
                MarketKind.SPOT,
                company,
                List.of(Scene.of(company, company)),
                Duration.ZERO,
                Duration.ZERO,
                CENT,
                0,
                new Temper(0.002, Duration.ZERO, 0, 0, start));
    }
}
