package io.crossbook.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookUrlTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/",
                "ftp://example.com/",
                "file:///etc/passwd",
                "gopher://example.com/",
                "//example.com/",
                "example.com",
                "",
                "https://",
                "https:///path",
                "https://127.0.0.1/",
                "https://127.1/",
                "https://10.0.0.1/",
                "https://169.254.169.254/latest/meta-data/",
                "https://8.8.8.8/",
                "https://2130706433/",
                "https://017700000001/",
                "https://0177.0.0.1/",
                "https://0x7f000001/",
                "https://0x7f.0x0.0x0.0x1/",
                "https://[::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[fe80::1%25eth0]/",
                "https://[2606:4700:4700::1111]/",
                "https://localhost/",
                "https://LOCALHOST/",
                "https://a.localhost/",
                "https://db/",
                "https://db.internal/",
                "https://printer.local/",
                "https://example.com./",
                "https://example..com/",
                "https://-example.com/",
                "https://ex_ample.com/",
                "https://user@example.com/",
                "https://user:password@example.com/",
                "https://example.com@127.0.0.1/",
                "https://127.0.0.1\\@example.com/",
                "https://example.com:8443/",
                "https://example.com:0/",
                "https://example.com:99999/",
                "https://example.com/#fragment",
                "https://example.com/a b",
                "https://example.com/\r\nHost: 127.0.0.1",
                "https://ex\u0430mple.com/",
                "https://example.com%2f@127.0.0.1/",
                "https://%6c%6f%63alhost/"
            })
    void whatMightLeadInsideIsNoAddress(String url) {
        assertThatThrownBy(() -> WebhookUrl.parse(url, false)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aVeryLongAddressIsRefused() {
        assertThatThrownBy(() -> WebhookUrl.parse("https://example.com/" + "a".repeat(2_000), false))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aNamedHostOnTheUsualPortIsTaken() {
        assertThat(WebhookUrl.parse("https://Bot.Example.com", false))
                .isEqualTo(new WebhookUrl(true, "bot.example.com", 443, "/"));
        assertThat(WebhookUrl.parse("https://bot.example.com:443/a/b?c=%20d", false))
                .isEqualTo(new WebhookUrl(true, "bot.example.com", 443, "/a/b?c=%20d"));
    }

    @Test
    void unguardedTakesWhatADeveloperNeeds() {
        assertThat(WebhookUrl.parse("http://127.0.0.1:8000/x", true))
                .isEqualTo(new WebhookUrl(false, "127.0.0.1", 8000, "/x"));
        assertThatThrownBy(() -> WebhookUrl.parse("file:///etc/passwd", true))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WebhookUrl.parse("http://user@127.0.0.1/", true))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
