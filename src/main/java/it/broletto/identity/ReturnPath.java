package it.broletto.identity;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where a login ends: a path of this site, never another site and never the login itself. */
record ReturnPath(String value) {
    private static final int LONGEST = 1000;
    private static final ReturnPath HOME = new ReturnPath("/");

    /** Anything that is not such a path becomes {@code /}. */
    static ReturnPath of(String asked) {
        return asked != null && isLocal(asked) && !isLogin(asked) ? new ReturnPath(asked) : HOME;
    }

    private static boolean isLocal(String path) {
        if (path.length() > LONGEST
                || !path.startsWith("/")
                || path.startsWith("//")
                || path.chars().anyMatch(c -> c <= ' ' || c == '\\' || c > '~')) {
            return false;
        }
        try {
            var uri = URI.create(path);
            return uri.getScheme() == null && uri.getRawAuthority() == null;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private static boolean isLogin(String path) {
        return path.matches("/(login|logout)([/?#].*)?") && !path.equals(LoginPages.ME);
    }

    private String encoded() {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** Address of a page of the login that will end here. */
    public String via(String page) {
        return page + "?return=" + encoded();
    }

    URI uri() {
        return URI.create(value);
    }
}
