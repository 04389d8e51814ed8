package it.broletto.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * What the Maven profile {@code demo} may be told on its command line.
 *
 * @param home folder of the unpacked Keycloak and of the demo's data
 * @param followsParent whether the demo ends with the process that started it
 */
record DemoSettings(
        Path home,
        Path realmConfig,
        String keycloakVersion,
        int port,
        int keycloakPort,
        boolean reset,
        boolean followsParent) {

    /** Same as the default of application.properties: the demo's Keycloak and the demo's application share it. */
    private static final String CLIENT_SECRET = "a-secret-for-the-demo-and-for-the-tests-only";

    static DemoSettings ofSystemProperties() {
        return new DemoSettings(
                Path.of(System.getProperty("broletto.home", ".broletto")).toAbsolutePath(),
                Path.of(System.getProperty("broletto.realm-config", "realm-config"))
                        .toAbsolutePath(),
                System.getProperty("broletto.keycloak.version", ""),
                Integer.getInteger("broletto.demo.port", 8080),
                Integer.getInteger("broletto.demo.keycloak-port", 8180),
                Boolean.getBoolean("broletto.demo.reset"),
                Boolean.getBoolean("broletto.demo.follow-parent"));
    }

    Path folder() {
        return home.resolve("demo");
    }

    String applicationUrl() {
        return "http://localhost:" + port;
    }

    EmbeddedKeycloak.Settings keycloak() {
        return new EmbeddedKeycloak.Settings(
                home.resolve("keycloak-" + keycloakVersion),
                realmConfig,
                folder().resolve("keycloak"),
                keycloakPort,
                applicationUrl(),
                CLIENT_SECRET,
                true);
    }

    void emptyFolder() throws IOException {
        Folders.delete(folder());
        Files.createDirectories(folder());
    }

    void requirePorts() {
        requireFree(port, "the application", "broletto.demo.port");
        requireFree(keycloakPort, "Keycloak", "broletto.demo.keycloak-port");
    }

    /** A port of this computer that nobody uses now. */
    static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new DemoFailure("no port is free (" + e.getMessage() + ")", e);
        }
    }

    private static void requireFree(int port, String who, String setting) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException inUse) {
            throw new DemoFailure("port " + port + ", which " + who
                    + " needs, is in use. Stop the program that uses it (" + "lsof -i :" + port
                    + " names it), or choose another: mvn -Pdemo -D" + setting + "=" + (port + 1000));
        }
    }

    /** Realms are imported into an empty Keycloak only; true if it was emptied because they, or an address, changed. */
    boolean forgetKeycloakIfRealmsChanged() throws IOException {
        var mark = folder().resolve("realms.sha256");
        var now = realmsHash();
        if (Files.exists(mark) && Files.readString(mark).equals(now)) {
            return false;
        }
        Folders.delete(keycloak().state());
        Files.writeString(mark, now);
        return true;
    }

    private String realmsHash() throws IOException {
        try (var files = Files.walk(realmConfig)) {
            var hash = MessageDigest.getInstance("SHA-256");
            hash.update((keycloakVersion + keycloak().url() + applicationUrl() + CLIENT_SECRET)
                    .getBytes(StandardCharsets.UTF_8));
            files.filter(file -> file.toString().endsWith(".json")).sorted().forEach(file -> update(hash, file));
            return HexFormat.of().formatHex(hash.digest());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void update(MessageDigest hash, Path file) {
        try {
            hash.update(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
