package io.crossbook.payments;

/** A webhook of the payment provider as it came over the wire. */
public final class Webhook {
    private final String timestamp;
    private final String signature;
    private final String method;
    private final String path;
    private final byte[] body;

    /**
     * @param timestamp what its header says, null without
     * @param signature what its header says, null without
     * @param path with its query
     */
    public Webhook(String timestamp, String signature, String method, String path, byte[] body) {
        this.timestamp = timestamp;
        this.signature = signature;
        this.method = method;
        this.path = path;
        this.body = body.clone();
    }

    String signature() {
        return signature;
    }

    byte[] body() {
        return body.clone();
    }

    /** Whether it was signed with the secret at most so many seconds before or after now. */
    boolean isSignedBy(RequestSignature secret, long now, long tolerance) {
        long then;
        try {
            then = Long.parseLong(String.valueOf(timestamp));
        } catch (NumberFormatException e) {
            return false;
        }
        return then >= now - tolerance
                && then <= now + tolerance
                && secret.matches(signature, then, method, path, body);
    }
}
