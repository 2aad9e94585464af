package io.crossbook.replay;

import com.fasterxml.jackson.databind.JsonNode;

/** An answer of the exchange that stands: it will not become another one by asking again. */
record Answer(int status, JsonNode body) {
    boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** The problem code, or the bare status when the body has none. */
    String code() {
        return body.path("code").asText("HTTP_" + status);
    }

    /** The answer itself if it is a success, else its refusal as an exception. */
    Answer orThrow(String what) {
        if (isSuccess()) {
            return this;
        }
        throw new RefusedException(
                code(), what + ": " + code() + " " + body.path("detail").asText(""));
    }
}
