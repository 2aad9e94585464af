package io.crossbook.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.crossbook.sourcing.Refusal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Issues and verifies access tokens by the rules of RFC 8725: one key, one algorithm (ES256), one type (at+jwt), and
 * every claim checked. The key id is compared, never followed anywhere.
 */
final class Tokens {
    private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");
    private static final String ISSUER = "crossbook";
    private static final String AUDIENCE = "crossbook-api";
    private static final String USERNAME = "username";
    private static final String ROLES = "roles";
    private static final String SESSION = "sid";
    /** By how much the clock of the node that issued a token may be ahead of ours (RFC 7519, 4.1.5). */
    private static final Duration LEEWAY = Duration.ofSeconds(30);

    private static final int LENGTH_MAX = 2048;
    private static final int CACHED_MAX = 100_000;

    private final ECKey key;
    private final ECDSASigner signer;
    private final ECDSAVerifier verifier;
    private final Duration lifetime;
    private final InstantSource clock;
    private final Cache<ByteBuffer, Principal> verified;

    Tokens(ECKey key, Duration lifetime, InstantSource clock) {
        this.key = key;
        this.lifetime = lifetime;
        this.clock = clock;
        this.verified = Caffeine.newBuilder()
                .maximumSize(CACHED_MAX)
                .expireAfterWrite(lifetime)
                .build();
        try {
            signer = new ECDSASigner(key);
            verifier = new ECDSAVerifier(key);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    Duration lifetime() {
        return lifetime;
    }

    String issue(User user, String sessionId) {
        Instant now = clock.instant();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(user.id())
                .claim(USERNAME, user.username())
                .claim(ROLES, user.roles().stream().map(Role::name).sorted().toList())
                .claim(SESSION, sessionId)
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plus(lifetime)))
                .build();
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(TYPE)
                        .keyID(key.getKeyID())
                        .build(),
                claims);
        try {
            jwt.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("cannot sign an access token", e);
        }
        return jwt.serialize();
    }

    /** Whom the token speaks for; throws TOKEN_EXPIRED or, for every other fault alike, UNAUTHENTICATED. */
    Principal verify(String token) {
        if (token.length() > LENGTH_MAX) {
            throw unauthenticated();
        }
        ByteBuffer hash = ByteBuffer.wrap(Digests.sha256(token.getBytes(StandardCharsets.UTF_8)));
        Principal principal = verified.getIfPresent(hash);
        if (principal == null) {
            principal = verifySignature(token);
            verified.put(hash, principal);
        }
        if (!clock.instant().isBefore(principal.expiresAt())) {
            throw new Refusal(AuthRejection.TOKEN_EXPIRED);
        }
        return principal;
    }

    private Principal verifySignature(String token) {
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            JWSHeader header = jwt.getHeader();
            boolean ours = JWSAlgorithm.ES256.equals(header.getAlgorithm())
                    && TYPE.equals(header.getType())
                    && key.getKeyID().equals(header.getKeyID());
            if (!ours || !jwt.verify(verifier)) {
                throw unauthenticated();
            }
            return principal(jwt.getJWTClaimsSet());
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            throw unauthenticated();
        }
    }

    private Principal principal(JWTClaimsSet claims) throws ParseException {
        boolean complete = ISSUER.equals(claims.getIssuer())
                && List.of(AUDIENCE).equals(claims.getAudience())
                && claims.getSubject() != null
                && claims.getExpirationTime() != null
                && claims.getNotBeforeTime() != null
                && claims.getStringClaim(USERNAME) != null
                && claims.getStringClaim(SESSION) != null
                && claims.getStringListClaim(ROLES) != null;
        if (!complete
                || claims.getNotBeforeTime().toInstant().isAfter(clock.instant().plus(LEEWAY))) {
            throw unauthenticated();
        }
        Set<Role> roles = EnumSet.noneOf(Role.class);
        claims.getStringListClaim(ROLES).forEach(role -> roles.add(Role.valueOf(role)));
        return new Principal(
                claims.getSubject(),
                claims.getStringClaim(USERNAME),
                roles,
                claims.getStringClaim(SESSION),
                claims.getExpirationTime().toInstant());
    }

    private static Refusal unauthenticated() {
        return new Refusal(AuthRejection.UNAUTHENTICATED);
    }
}
