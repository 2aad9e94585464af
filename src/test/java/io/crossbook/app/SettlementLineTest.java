package io.crossbook.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class SettlementLineTest {
    private static SettlementLine line(String json) throws JsonProcessingException {
        return new SettlementLine(new ObjectMapper().readTree(json.replace('\'', '"')));
    }

    @Test
    void aSettlementOnItsWayShowsRateAndTimeLeft() throws JsonProcessingException {
        SettlementLine line = line("{'status':'SETTLING','updatedAt':'2026-11-21T10:00:00Z',"
                + "'settlement':{'users':100000,'paid':25000,'done':false,"
                + "'startedAt':'2026-11-21T10:00:00Z','perSecond':1250,'secondsLeft':60}}");

        assertThat(line.text())
                .isEqualTo("SETTLING [######..................]  25% 25,000 of 100,000 users paid, "
                        + "1,250/s, 1 min 0 s left");
        assertThat(line.isOver()).isFalse();
    }

    @Test
    void aSettlementAtAHaltShowsNoTimeLeft() throws JsonProcessingException {
        SettlementLine line = line("{'status':'SETTLING','updatedAt':'2026-11-21T10:00:00Z','settlement':{'users':4,"
                + "'paid':1,'done':false,'startedAt':'2026-11-21T10:00:00Z','perSecond':0}}");

        assertThat(line.text()).endsWith("1 of 4 users paid, 0/s");
    }

    @Test
    void theEndShowsHowLongItTook() throws JsonProcessingException {
        SettlementLine line = line("{'status':'VOIDED','updatedAt':'2026-11-21T10:00:09.5Z','settlement':{'users':0,"
                + "'paid':0,'done':true,'startedAt':'2026-11-21T10:00:00Z'}}");

        assertThat(line.text()).isEqualTo("VOIDED [########################] 100% 0 of 0 users paid, took 9 s");
        assertThat(line.isOver()).isTrue();
    }

    @Test
    void aMarketWithoutResultHasNoSettlement() throws JsonProcessingException {
        assertThat(line("{'status':'OPEN'}").text()).startsWith("OPEN: not resolved yet");
    }
}
