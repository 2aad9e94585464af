package io.crossbook.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DatabaseSettingsTest {
    private static DatabaseSettings from(String url) {
        return DatabaseSettings.from(ConfigFactory.parseMap(Map.of(
                "crossbook.database.url", url,
                "crossbook.database.user", "crossbook",
                "crossbook.database.password", "beside")));
    }

    @Test
    void credentialsInTheAddressHoldForAllWhoConnect() {
        DatabaseSettings settings = from("jdbc:postgresql://db.example:5432/exchange?user=ann&password=a%20b");
        assertThat(settings.user()).isEqualTo("ann");
        assertThat(settings.password()).isEqualTo("a b");
        assertThat(settings.toString()).isEqualTo("ann@jdbc:postgresql://db.example:5432/exchange");
    }

    @Test
    void credentialsBesideTheAddressCountWithoutAnyInIt() {
        DatabaseSettings settings = from("jdbc:postgresql://db.example:5432/exchange");
        assertThat(settings.user()).isEqualTo("crossbook");
        assertThat(settings.password()).isEqualTo("beside");
        assertThat(from("").url()).isEmpty();
        assertThat(from("nothing").password()).as("refused later, in words").isEqualTo("beside");
    }
}
