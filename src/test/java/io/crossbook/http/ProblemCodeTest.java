package io.crossbook.http;

import static org.assertj.core.api.Assertions.assertThat;

import akka.http.javadsl.model.HttpRequest;
import com.fasterxml.jackson.databind.JsonNode;
import io.crossbook.auth.AuthRejection;
import io.crossbook.controls.SwitchRejection;
import io.crossbook.deposits.DepositRejection;
import io.crossbook.documents.DocumentRejection;
import io.crossbook.market.MarketRejection;
import io.crossbook.notification.InboxRejection;
import io.crossbook.orderbook.OrderBookRejection;
import io.crossbook.payments.PaymentRejection;
import io.crossbook.sourcing.Refusal;
import io.crossbook.wallet.WalletRejection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProblemCodeTest {
    private static final HttpRequest REQUEST = RequestIds.attach(HttpRequest.GET("/v1/orders"));

    static Stream<Enum<?>> rejections() {
        return Stream.<Enum<?>[]>of(
                        AuthRejection.values(),
                        WalletRejection.values(),
                        OrderBookRejection.values(),
                        MarketRejection.values(),
                        InboxRejection.values(),
                        DocumentRejection.values(),
                        DepositRejection.values(),
                        PaymentRejection.values(),
                        SwitchRejection.values())
                .flatMap(Arrays::stream);
    }

    @ParameterizedTest
    @MethodSource("rejections")
    void everyRejectionHasItsProblem(Enum<?> rejection) {
        Problem problem = Problems.of(new CompletionException(new Refusal(rejection, Map.of("a", "1"))), REQUEST);
        assertThat(problem.code().name()).isEqualTo(rejection.name());
        assertThat(problem.details()).isEqualTo(Map.of("a", "1"));
        Problem.OrderState state =
                problem.code() == ProblemCode.INTERNAL ? Problem.OrderState.UNKNOWN : Problem.OrderState.NOT_APPLIED;
        assertThat(problem.ofOrder().orderState()).isEqualTo(state);
    }

    @ParameterizedTest
    @EnumSource
    void everyProblemIsARequestsOrAServersFault(ProblemCode code) {
        assertThat(code.status()).isBetween(400, 503);
        assertThat(code.title()).endsWith(".");
        assertThat(code.type()).matches("urn:crossbook:problem:[a-z-]+");
    }

    @Test
    void theDocumentListsExactlyTheseCodes() {
        JsonNode listed = OpenApi.document().at("/components/schemas/ProblemCode/enum");
        assertThat(StreamSupport.stream(listed.spliterator(), false).map(JsonNode::asText))
                .containsExactlyElementsOf(
                        Arrays.stream(ProblemCode.values()).map(Enum::name).toList());
    }

    @Test
    void silenceOfAnEntityOrTheDatabaseMeansThatTheOutcomeIsUnknown() {
        for (Throwable silence :
                new Throwable[] {new TimeoutException("ask"), new IllegalStateException(new SQLException("gone"))}) {
            Problem problem =
                    Problems.of(new CompletionException(silence), REQUEST).ofOrder();
            assertThat(problem.code()).isEqualTo(ProblemCode.UNAVAILABLE);
            assertThat(problem.orderState()).isEqualTo(Problem.OrderState.UNKNOWN);
        }
        assertThat(Problems.of(new RejectedExecutionException(), REQUEST).code())
                .isEqualTo(ProblemCode.BUSY);
    }

    @Test
    void aBugIsToldToNobody() {
        var response = Problems.response(
                Problems.of(new IllegalStateException("the secret"), REQUEST).ofOrder(), REQUEST);
        String body = ((akka.http.javadsl.model.HttpEntity.Strict) response.entity())
                .getData()
                .utf8String();
        assertThat(response.status().intValue()).isEqualTo(500);
        assertThat(body).contains("INTERNAL", "UNKNOWN", RequestIds.of(REQUEST)).doesNotContain("secret");
        OpenApi.assertMatches("#/components/schemas/Problem", body, "a bug");
    }

    @Test
    void whoMustWaitIsToldHowLong() {
        var refusal = new Refusal(AuthRejection.TOO_MANY_REQUESTS, Map.of("retryAfterMs", "1001"));
        var response = Problems.response(Problems.of(refusal), REQUEST);
        assertThat(response.getHeader("Retry-After").orElseThrow().value()).isEqualTo("2");
        var busy = Problems.response(Problem.of(ProblemCode.BUSY), REQUEST);
        assertThat(busy.getHeader("Retry-After").orElseThrow().value()).isEqualTo("1");
    }
}
