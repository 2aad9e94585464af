package io.crossbook.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.demo.DemoSettings.Mode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoChoiceTest {
    @ParameterizedTest(name = "{0}, real money {1}, empty {2}, begun {3}: {4}")
    @CsvSource({
        "AUTO, false, true, false, START",
        "AUTO, false, false, true, START",
        "AUTO, false, false, false, NONE",
        "AUTO, true, true, false, NONE",
        "AUTO, true, false, true, END",
        "ON, false, false, false, START",
        "ON, false, false, true, START",
        "OFF, false, true, false, NONE",
        "OFF, false, false, false, NONE",
        "OFF, false, false, true, END"
    })
    void followsFromTheSettingsAndTheJournal(
            Mode mode, boolean realMoney, boolean empty, boolean begun, DemoChoice choice) {
        assertThat(DemoChoice.of(mode, realMoney, empty, begun)).isEqualTo(choice);
    }
}
