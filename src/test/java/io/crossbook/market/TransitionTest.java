package io.crossbook.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.market.Transition.Actor;
import io.crossbook.market.Transition.Step;
import io.crossbook.protocol.MarketStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TransitionTest {
    private static final String HEAD = "| step | from | to | by |";

    @Test
    void theDocumentShowsTheTableThatIsKept() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("docs/markets.md"));
        int head = lines.indexOf(HEAD);
        assertThat(head).isNotNegative();

        List<String> shown = lines.stream()
                .skip(head + 2L)
                .takeWhile(line -> line.startsWith("|"))
                .toList();

        assertThat(shown)
                .containsExactlyElementsOf(
                        Transition.TABLE.stream().map(TransitionTest::line).toList());
    }

    private static String line(Transition one) {
        String by = one.by().stream().sorted().map(Actor::name).collect(Collectors.joining(", "));
        return "| %s | %s | %s | %s |".formatted(one.step(), one.from(), one.to(), by);
    }

    @Test
    void aStepLeadsFromAStatusToOneOther() {
        assertThat(Transition.TABLE.stream().map(one -> one.step() + " " + one.from()))
                .doesNotHaveDuplicates();
    }

    @Test
    void onlyACorrectionByAnAdminLeadsOutOfAnEnd() {
        for (Step step : Step.values()) {
            for (Actor actor : Actor.values()) {
                boolean corrects = step == Step.CORRECT && actor == Actor.ADMIN;
                assertThat(Transition.isAllowed(step, MarketStatus.SETTLED, actor))
                        .isEqualTo(corrects);
                assertThat(Transition.isAllowed(step, MarketStatus.VOIDED, actor))
                        .isEqualTo(corrects);
            }
        }
    }
}
