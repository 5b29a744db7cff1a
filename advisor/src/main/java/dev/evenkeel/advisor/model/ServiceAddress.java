package dev.evenkeel.advisor.model;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The address that a service's own paths are appended to.
 *
 * <p>Example: {@code ServiceAddress.of("http://localhost:11434/v1/").at("/chat/completions")} is the address where
 * Ollama takes questions. A name, a password, a query or a fragment in it is refused, since addresses are shown in
 * messages.
 *
 * @param base the address, without a slash at its end
 */
public record ServiceAddress(URI base) {
    private static final Pattern THIS_MACHINE = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    /** {@return the address of that text} */
    public static ServiceAddress of(String text) {
        try {
            return new ServiceAddress(new URI(text.replaceFirst("/+$", "")));
        } catch (URISyntaxException e) {
            // Without the text, and without the cause that quotes it: a password may stand in it.
            throw new IllegalArgumentException("the address of a model's service cannot be read: " + e.getReason());
        }
    }

    /** Refuses what is no address of a service. */
    public ServiceAddress {
        String scheme = base.getScheme() == null ? "" : base.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.matches("https?") || base.getHost() == null)
            throw new IllegalArgumentException(
                    "the address of a model's service must begin with https:// or http:// and a host");
        if (base.getRawUserInfo() != null || base.getRawQuery() != null || base.getRawFragment() != null)
            throw new IllegalArgumentException("the address of a model's service must have no name, password, query or"
                    + " fragment: " + base.getHost());
    }

    /** {@return the address of a path below this one, which begins with a slash} */
    public URI at(String path) {
        return URI.create(base + path);
    }

    /** {@return the host, with its port where one is set} */
    public String host() {
        return base.getPort() < 0 ? base.getHost() : base.getHost() + ":" + base.getPort();
    }

    /** Refuses to carry a key in the clear to another machine. */
    public void mustKeepSecrets() {
        boolean kept = base.getScheme().equalsIgnoreCase("https")
                || THIS_MACHINE.matcher(base.getHost()).matches();
        if (!kept)
            throw new IllegalArgumentException(
                    "a key may go to another machine over https only, and " + base + " is read by everybody between");
    }

    @Override
    public String toString() {
        return base.toString();
    }
}
