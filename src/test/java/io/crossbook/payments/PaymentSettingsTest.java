package io.crossbook.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings that would send money over an open line, or twice, are refused before anything starts. */
class PaymentSettingsTest {
    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    private static PaymentSettings settings(Map<String, ?> keys) {
        Config defaults =
                ConfigFactory.parseResources("payments.conf").resolve().getConfig("crossbook.payments");
        return PaymentSettings.from(ConfigFactory.parseMap(keys).withFallback(defaults), "EUR");
    }

    @Test
    void withoutAnySettingsMoneyIsPaidOutLocally() {
        assertThat(settings(Map.of()).provider()).isEqualTo(PaymentSettings.Provider.LOCAL);
        assertThatThrownBy(() -> settings(Map.of("provider", "Http")))
                .hasMessageContaining("crossbook.payments.provider");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://pay.example/v2", "https://pay.example/v2/", "http://127.0.0.1:9/v2", "http://[::1]/v2"})
    void anEncryptedAddressIsTakenAndAnOpenOneOnThisMachine(String url) {
        assertThat(settings(Map.of("provider", "http", "url", url, "secret", SECRET))
                        .url())
                .hasPath("/v2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "http://pay.example/v2", "ftp://pay.example", "pay.example", "https://me@pay.example/?a=b"})
    void anyOtherAddressIsRefused(String url) {
        assertThatThrownBy(() -> settings(Map.of("provider", "http", "url", url, "secret", SECRET)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("crossbook.payments.url");
    }

    @Test
    void aShortSecretIsRefusedAndNeverShown() {
        assertThatThrownBy(() -> settings(Map.of("provider", "http", "url", "https://pay.example", "secret", "short")))
                .hasMessageContaining("crossbook.payments.secret");
        assertThat(settings(Map.of("provider", "http", "url", "https://pay.example", "secret", SECRET))
                        .toString())
                .doesNotContain(SECRET);
    }

    @Test
    void keysAreNotUsedForLongerThanProvidersRememberThem() {
        assertThatThrownBy(() -> settings(Map.of("retry-window", "24h")))
                .hasMessageContaining("crossbook.payments.retry-window");
    }
}
