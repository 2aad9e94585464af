package io.crossbook.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointsTest {
    private final Endpoints endpoints = new Endpoints();

    @ParameterizedTest
    @CsvSource({
        "POST, /v1/orders, POST /v1/orders",
        "GET, /v1/orders.csv, GET /v1/orders.csv",
        "GET, /v1/orders/alice:01890a5d-ac96-774b-bcce-b302099a8057, GET /v1/orders/{orderId}",
        "DELETE, /v1/orders/x, DELETE /v1/orders/{orderId}",
        "GET, /v1/orders/x/timeline, GET /v1/orders/{orderId}/timeline",
        "GET, /v1/orders/by-client-id/x, GET /v1/orders/by-client-id/{clientOrderId}",
        "POST, /v1/markets/m/selections/s/remove, POST /v1/markets/{marketId}/selections/{selectionId}/remove",
        "GET, /v1/documents/INV-1.pdf, GET /v1/documents/{number}.pdf",
        "GET, /v1/documents/INV-1, GET /v1/documents/{number}"
    })
    void pathsOfOneRouteHaveOneName(String method, String path, String name) {
        assertThat(endpoints.of(method, path)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"GET, /", "GET, /v1", "GET, /v1/nothing", "BREW, /v1/orders", "GET, /v1/orders/a/b/c", "GET, ''"})
    void everythingElseSharesOneName(String method, String path) {
        assertThat(endpoints.of(method, path)).isEqualTo(Endpoints.OTHER);
    }

    @Test
    void aThousandPathsMakeNoThousandNames() {
        for (int i = 0; i < 1_000; i++) {
            assertThat(endpoints.of("GET", "/v1/markets/" + i + "/book")).isEqualTo("GET /v1/markets/{marketId}/book");
        }
    }
}
