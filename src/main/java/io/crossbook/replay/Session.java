package io.crossbook.replay;

import java.util.Map;
import java.util.Optional;

/** One user's name, password and current access token. */
final class Session {
    private final String username;
    private final String password;
    private String token;

    Session(String username, String password) {
        this.username = username;
        this.password = password;
    }

    String username() {
        return username;
    }

    String password() {
        return password;
    }

    /** The token to use, obtained at the first call. */
    synchronized String token(ExchangeClient client) {
        return token == null ? logIn(client) : token;
    }

    /** Replaces a token the exchange no longer takes; many callers that saw the same one log in once. */
    synchronized String renew(ExchangeClient client, String refused) {
        return refused.equals(token) ? logIn(client) : token;
    }

    private String logIn(ExchangeClient client) {
        Map<String, String> credentials = Map.of("username", username, "password", password);
        Answer answer = client.call(Optional.empty(), "POST", "/v1/sessions", credentials);
        token = answer.orThrow("log in as " + username)
                .body()
                .path("accessToken")
                .asText();
        return token;
    }
}
