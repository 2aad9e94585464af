package io.crossbook.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.crossbook.http.ApiClient.Answer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RateLimitIT {
    @Test
    void anAddressWithoutATokenRunsOutAndAUserDoesNot() {
        ApiClient user = ApiClient.user("0").limited();
        Answer refused = untilRefused(() -> ApiClient.anonymous().limited().get("/markets"), 200);
        assertThat(refused.response().headers().firstValue("Retry-After")).isPresent();
        user.get("/wallet").expect(200);
        ApiClient.anonymous().get("/markets").expect(200);
    }

    @Test
    void badTokensAreCountedByAddress() {
        untilRefused(() -> ApiClient.anonymous().limited().with("x").get("/wallet"), 401);
    }

    @Test
    void aUserRunsOutAloneWhateverTheAddress() {
        ApiClient ann = ApiClient.user("0").limited();
        untilRefused(() -> ann.get("/wallet"), 200);
        ApiClient.user("0").limited().get("/wallet").expect(200);
    }

    @Test
    void ordersAreCountedOnTheirOwn() {
        ApiClient ann = ApiClient.user("0").limited();
        untilRefused(() -> ann.post("/orders", "{}"), 400);
        ann.get("/wallet").expect(200);
        untilRefused(() -> ann.delete("/orders"), 200);
    }

    private static Answer untilRefused(Supplier<Answer> request, int otherwise) {
        Answer answer = request.get();
        for (int i = 0; i < 200 && answer.status() == otherwise; i++) {
            answer = request.get();
        }
        return answer.expect(ProblemCode.TOO_MANY_REQUESTS);
    }
}
