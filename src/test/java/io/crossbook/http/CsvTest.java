package io.crossbook.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
    @Test
    void fieldsAreQuotedWhenTheyMustBe() {
        Csv csv = new Csv("a", "b");
        csv.row("plain", 7);
        csv.row("one, two", "say \"so\"");
        csv.row("line\nbreak", null);
        assertThat(csv).hasToString("a,b\r\nplain,7\r\n\"one, two\",\"say \"\"so\"\"\"\r\n\"line\nbreak\",\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-cmd", "@SUM(A1)", "-1+2", "\t=1", "=HYPERLINK(A1)"})
    void aFormulaIsDefused(String field) {
        assertThat(line(field)).isEqualTo("'" + field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5.00", "-1", "0.50", "a=b", "1-2"})
    void aNumberStaysANumber(String field) {
        assertThat(line(field)).isEqualTo(field);
    }

    private static String line(String field) {
        Csv csv = new Csv("x");
        csv.row(field);
        return csv.toString().substring("x\r\n".length()).stripTrailing();
    }
}
