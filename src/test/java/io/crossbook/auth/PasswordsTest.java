package io.crossbook.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {
    private final Passwords passwords = new Passwords(2);

    @AfterEach
    void close() {
        passwords.close();
    }

    @Test
    void aPasswordMatchesItsHashAndNoOther() {
        String hash = join(passwords.hash("correct horse"));
        assertThat(join(passwords.matches("correct horse", hash))).isTrue();
        assertThat(join(passwords.matches("correct horsf", hash))).isFalse();
        assertThat(join(passwords.matchesNobody("correct horse"))).isFalse();
    }

    @Test
    void theHashIsArgon2idWithItsParametersAndItsOwnSalt() {
        String hash = join(passwords.hash("correct horse"));
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(join(passwords.hash("correct horse"))).isNotEqualTo(hash);
    }

    @Test
    void theSameCharactersTypedDifferentlyAreTheSamePassword() {
        String hash = join(passwords.hash("na\u00efvet\u00e9 1"));
        assertThat(join(passwords.matches("nai\u0308vete\u0301 1", hash))).isTrue();
    }

    @Test
    void aFullQueueIsBusyAndTheRestIsStillDone() {
        List<CompletionStage<String>> all = IntStream.range(0, 20)
                .mapToObj(i -> passwords.hash("password " + i))
                .toList();
        long busy = all.stream()
                .map(CompletionStage::toCompletableFuture)
                .map(future -> future.handle((hash, failure) -> failure != null).join())
                .filter(failed -> failed)
                .count();
        assertThat(busy).isBetween(1L, 16L);
        assertThat(Refused.reason(all.get(19))).isEqualTo(AuthRejection.BUSY);
        assertThat(join(passwords.hash("password"))).startsWith("$argon2id$");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1234567", "\ud83d\ude00\ud83d\ude00\ud83d\ude00\ud83d\ude00", "somebody", "SomeBody"})
    void weakPasswordsAreRefused(String password) {
        assertThat(Refused.reason(() -> Passwords.check("somebody", password)))
                .isEqualTo(AuthRejection.INVALID_PASSWORD);
    }

    @Test
    void lengthIsCountedInCharacters() {
        assertThatCode(() -> Passwords.check("ann", "12345678")).doesNotThrowAnyException();
        assertThatCode(() -> Passwords.check("ann", "\ud83d\ude00".repeat(128))).doesNotThrowAnyException();
        assertThat(Refused.reason(() -> Passwords.check("ann", "x".repeat(129))))
                .isEqualTo(AuthRejection.INVALID_PASSWORD);
    }

    private static <T> T join(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}
