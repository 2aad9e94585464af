package io.crossbook.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {
    enum Colour {
        RED,
        BLUE
    }

    record Thing(String text, Integer number, Boolean flag, Colour colour, Inner inner) {}

    record Inner(String text) {}

    @Test
    void readsWhatIsWrittenAndLeavesOutWhatIsAbsent() {
        Thing thing = new Thing("a", null, true, Colour.BLUE, new Inner(null));
        byte[] bytes = Json.bytes(thing);
        assertThat(new String(bytes, StandardCharsets.UTF_8))
                .isEqualTo("{\"text\":\"a\",\"flag\":true,\"colour\":\"BLUE\",\"inner\":{}}");
        assertThat(Json.read(bytes, Thing.class)).isEqualTo(thing);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'text':1}            | INVALID_FIELD | text",
                "{'text':1.5}          | INVALID_FIELD | text",
                "{'text':true}         | INVALID_FIELD | text",
                "{'text':{}}           | INVALID_FIELD | text",
                "{'text':['a']}        | INVALID_FIELD | text",
                "{'number':'1'}        | INVALID_FIELD | number",
                "{'number':1.0}        | INVALID_FIELD | number",
                "{'number':''}         | INVALID_FIELD | number",
                "{'number':true}       | INVALID_FIELD | number",
                "{'flag':'true'}       | INVALID_FIELD | flag",
                "{'flag':1}            | INVALID_FIELD | flag",
                "{'colour':0}          | INVALID_FIELD | colour",
                "{'colour':'0'}        | INVALID_FIELD | colour",
                "{'colour':'red'}      | INVALID_FIELD | colour",
                "{'colour':''}         | INVALID_FIELD | colour",
                "{'inner':''}          | INVALID_FIELD | inner",
                "{'inner':[]}          | INVALID_FIELD | inner",
                "{'inner':{'text':1}}  | INVALID_FIELD | inner.text",
                "{'inner':{'extra':1}} | UNKNOWN_FIELD | inner.extra",
                "{'Text':'a'}          | UNKNOWN_FIELD | Text",
            })
    void namesTheFieldThatIsWrong(String json, ProblemCode code, String field) {
        Problem problem = refused(json.replace('\'', '"'));
        assertThat(problem.code()).isEqualTo(code);
        assertThat(problem.details()).isEqualTo(Map.of("field", field));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``",
                "nothing",
                "{",
                "[]",
                "'text'",
                "1",
                "null",
                "{}{}",
                "{} 1",
                "{'text':'a','text':'b'}",
                "{'inner':{'text':'a','text':'b'}}",
                "{'number':1,'number':1000000}",
                "{'text':'a',}",
                "{text:'a'}",
                "/**/{}",
                "{'number':01}",
                "{'number':+1}",
                "{'number':NaN}",
                "{'number':123456789012345678901234}"
            })
    void refusesWhatIsNotJson(String json) {
        assertThat(refused(json.replace('\'', '"')).code()).isIn(ProblemCode.INVALID_JSON, ProblemCode.INVALID_FIELD);
    }

    @Test
    void doesNotTellWhatTheBodyWas() {
        Problem problem = refused("{\"text\":\"my password\"");
        assertThat(problem.code()).isEqualTo(ProblemCode.INVALID_JSON);
        assertThat(problem.detail()).contains("line 1").doesNotContain("password");
    }

    @Test
    void depthAndLengthAreLimited() {
        assertThat(refused("[".repeat(20_000)).code()).isEqualTo(ProblemCode.INVALID_JSON);
        assertThat(refused("{\"text\":\"" + "x".repeat(3_000) + "\"}").code()).isEqualTo(ProblemCode.INVALID_JSON);
        assertThat(refused("{\"" + "x".repeat(3_000) + "\":1}").code()).isEqualTo(ProblemCode.INVALID_JSON);
    }

    private static Problem refused(String json) {
        return catchThrowableOfType(
                        ProblemException.class, () -> Json.read(json.getBytes(StandardCharsets.UTF_8), Thing.class))
                .problem();
    }
}
