package io.crossbook.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class TokensTest {
    private static final Duration LIFETIME = Duration.ofMinutes(15);
    private static final ECKey KEY = key();

    private final TickingClock clock = new TickingClock();
    private final Tokens tokens = new Tokens(KEY, LIFETIME, clock);
    private final User user = new User("u1", "ann", Set.of(Role.USER), clock.instant());

    @Test
    void aTokenSpeaksForItsUserAndSession() {
        Principal principal = tokens.verify(tokens.issue(user, "s1"));
        assertThat(principal)
                .isEqualTo(new Principal(
                        "u1", "ann", Set.of(Role.USER), "s1", clock.instant().plus(LIFETIME)));
        assertThat(principal.has(Role.ADMIN)).isFalse();
    }

    @Test
    void aTokenEndsOnTheSecondEvenWhenItWasSeenBefore() {
        String token = tokens.issue(user, "s1");
        clock.advance(LIFETIME.minusSeconds(1));
        assertThat(tokens.verify(token).userId()).isEqualTo("u1");
        clock.advance(Duration.ofSeconds(1));
        assertThat(Refused.reason(() -> tokens.verify(token))).isEqualTo(AuthRejection.TOKEN_EXPIRED);
        assertThat(Refused.reason(() -> new Tokens(KEY, LIFETIME, clock).verify(token)))
                .isEqualTo(AuthRejection.TOKEN_EXPIRED);
    }

    @Test
    void aTokenSignedLikeOursIsAccepted() throws Exception {
        assertThat(tokens.verify(signed(header(), claims())).username()).isEqualTo("ann");
    }

    @Test
    void aTokenOfAnotherKeyIsRefusedWhateverItSaysItsKeyIs() throws Exception {
        SignedJWT forged = new SignedJWT(header().build(), claims().build());
        forged.sign(new ECDSASigner(key()));
        assertUnauthenticated(forged.serialize());
    }

    @Test
    void aTamperedTokenIsRefused() {
        String[] parts = tokens.issue(user, "s1").split("\\.", -1);
        String claims = Base64URL.encode(
                        new Base64URL(parts[1]).decodeToString().replace("USER", "ADMIN"))
                .toString();
        assertUnauthenticated(parts[0] + "." + claims + "." + parts[2]);
    }

    @Test
    void anUnsignedTokenIsRefused() {
        String plain = new PlainJWT(claims().build()).serialize();
        assertUnauthenticated(plain);
        assertUnauthenticated(plain + "AAAA");
        String none = Base64URL.encode("{\"alg\":\"none\",\"typ\":\"at+jwt\",\"kid\":\"" + KEY.getKeyID() + "\"}")
                .toString();
        assertUnauthenticated(none + "." + claims().build().toPayload().toBase64URL() + ".");
    }

    @Test
    void thePublicKeyIsNoSharedSecret() throws Exception {
        JWSSigner mac = new MACSigner(KEY.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8));
        SignedJWT forged = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .type(new JOSEObjectType("at+jwt"))
                        .keyID(KEY.getKeyID())
                        .build(),
                claims().build());
        forged.sign(mac);
        assertUnauthenticated(forged.serialize());
    }

    @Test
    void onlyOurTypeOfTokenIsAnAccessToken() throws Exception {
        assertUnauthenticated(signed(header().type(JOSEObjectType.JWT), claims()));
        assertUnauthenticated(signed(header().type(null), claims()));
    }

    @Test
    void aKeyIdIsComparedAndNeverFollowed() throws Exception {
        assertUnauthenticated(signed(header().keyID("../../etc/passwd"), claims()));
        assertUnauthenticated(signed(header().keyID(null), claims()));
        assertUnauthenticated(signed(header().keyID(null).jwkURL(URI.create("http://127.0.0.1:1/keys")), claims()));
    }

    @Test
    void unknownCriticalHeadersAreRefused() throws Exception {
        assertUnauthenticated(signed(header().criticalParams(Set.of("exp")).customParam("exp", 1), claims()));
    }

    @Test
    void everyClaimIsChecked() throws Exception {
        assertClaimsRefused(claims -> claims.issuer("somebody"));
        assertClaimsRefused(claims -> claims.issuer(null));
        assertClaimsRefused(claims -> claims.audience("another-api"));
        assertClaimsRefused(claims -> claims.audience(List.of("crossbook-api", "another-api")));
        assertClaimsRefused(claims -> claims.subject(null));
        assertClaimsRefused(claims -> claims.expirationTime(null));
        assertClaimsRefused(claims -> claims.notBeforeTime(null));
        assertClaimsRefused(
                claims -> claims.notBeforeTime(Date.from(clock.instant().plusSeconds(31))));
        assertClaimsRefused(claims -> claims.claim("roles", List.of("EMPEROR")));
        assertClaimsRefused(claims -> claims.claim("roles", "ADMIN"));
        assertClaimsRefused(claims -> claims.claim("roles", null));
        assertClaimsRefused(claims -> claims.claim("sid", null));
        assertClaimsRefused(claims -> claims.claim("username", 7));
    }

    @Test
    void aTokenOfANodeWhoseClockIsAheadIsAccepted() {
        String token = tokens.issue(user, "s1");
        clock.advance(Duration.ofSeconds(-30));
        assertThat(new Tokens(KEY, LIFETIME, clock).verify(token).userId()).isEqualTo("u1");
    }

    @Test
    void nonsenseIsRefused() {
        assertUnauthenticated("");
        assertUnauthenticated("..");
        assertUnauthenticated("a.b.c");
        assertUnauthenticated("\u0000");
        assertUnauthenticated("x".repeat(1_000_000));
    }

    private void assertClaimsRefused(UnaryOperator<JWTClaimsSet.Builder> change) throws Exception {
        assertUnauthenticated(signed(header(), change.apply(claims())));
    }

    private void assertUnauthenticated(String token) {
        assertThat(Refused.reason(() -> tokens.verify(token))).isEqualTo(AuthRejection.UNAUTHENTICATED);
    }

    private static JWSHeader.Builder header() {
        return new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(KEY.getKeyID());
    }

    private JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer("crossbook")
                .audience("crossbook-api")
                .subject("u1")
                .claim("username", "ann")
                .claim("roles", List.of("USER"))
                .claim("sid", "s1")
                .notBeforeTime(Date.from(clock.instant()))
                .expirationTime(Date.from(clock.instant().plus(LIFETIME)));
    }

    private static String signed(JWSHeader.Builder header, JWTClaimsSet.Builder claims) throws Exception {
        SignedJWT jwt = new SignedJWT(header.build(), claims.build());
        jwt.sign(new ECDSASigner(KEY));
        return jwt.serialize();
    }

    private static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
        } catch (com.nimbusds.jose.JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
