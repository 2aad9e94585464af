package io.crossbook.replay;

/** The exchange refused a call for good; {@link #code()} is the code of its problem document. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    RefusedException(String code, String message) {
        super(message.strip());
        this.code = code;
    }

    String code() {
        return code;
    }
}
