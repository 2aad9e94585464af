package io.crossbook.notification.delivery;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An address that a user may have called: a named host on the public internet, by HTTPS on its usual port. An IP
 * address in whatever notation is none, because its owner could not prove it to be theirs.
 *
 * @param path with the query, at least "/"
 */
public record WebhookUrl(boolean encrypted, String host, int port, String path) {
    private static final int LENGTH_MAX = 2_000;
    private static final int HTTPS = 443;
    private static final int HTTP = 80;
    private static final int PORT_MAX = 65_535;
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");
    private static final Set<String> INSIDE =
            Set.of("localhost", "local", "internal", "intranet", "lan", "home", "arpa");

    /**
     * Reads an address; throws IllegalArgumentException, with a reason for people, when it may not be called.
     *
     * @param unguarded takes any HTTP or HTTPS address
     */
    public static WebhookUrl parse(String text, boolean unguarded) {
        URI uri = uri(text);
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        boolean encrypted = scheme.equals("https");
        require(encrypted || (unguarded && scheme.equals("http")), "The address must begin with https://.");
        require(uri.getRawUserInfo() == null, "The address must not contain a user.");
        require(uri.getRawFragment() == null, "The address must not contain a fragment.");
        require(uri.getHost() != null, "The address must name a host.");
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        int usual = encrypted ? HTTPS : HTTP;
        int port = uri.getPort() < 0 ? usual : uri.getPort();
        if (!unguarded) {
            require(port == HTTPS, "The port must be 443.");
            requirePublicName(host);
        }
        require(port > 0 && port <= PORT_MAX, "There is no such port.");
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return new WebhookUrl(encrypted, host, port, uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery());
    }

    private static URI uri(String text) {
        require(text.length() <= LENGTH_MAX, "The address is too long.");
        require(text.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '\\'), "The address has impossible characters.");
        try {
            return new URI(text).parseServerAuthority();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("This is no address.", e);
        }
    }

    private static void requirePublicName(String host) {
        String[] labels = host.split("\\.", -1);
        String top = labels[labels.length - 1];
        require(!host.startsWith("[") && !NUMBER.matcher(top).matches(), "The host must have a name.");
        require(labels.length > 1 && !INSIDE.contains(top), "The host must be on the public internet.");
        for (String label : labels) {
            require(LABEL.matcher(label).matches(), "The host must have a name.");
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
