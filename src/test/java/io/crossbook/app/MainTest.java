package io.crossbook.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    @ParameterizedTest
    @ValueSource(strings = {"--help", "--version", "serve --help", "serve --demo --help", "serve --no-demo --help"})
    void answersQuestionsAboutItself(String line) {
        assertThat(Main.execute(line.split(" "))).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dance", "serve --http-port many", "--no-such-option"})
    void tellsAWrongCommandLineFromTrouble(String line) {
        assertThat(Main.execute(line.split(" "))).isEqualTo(2);
    }

    @Test
    void reportsAMissingConfigurationAsTrouble() {
        assertThat(Main.execute("serve", "--config", "no-such-file.conf")).isEqualTo(1);
    }
}
