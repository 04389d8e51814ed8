package it.broletto;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import it.broletto.cli.Commands;
import it.broletto.dev.Demo;
import java.util.Optional;

/** Where the program begins: a command that needs no server, or the server. */
@QuarkusMain
public class Main {

    public static void main(String... args) {
        var status = Commands.run(args);
        if (status != null) {
            System.exit(status);
        }
        if (profile().equals("demo")) {
            Demo.run(args);
            return;
        }
        if (profile().equals("prod")) {
            stopIfSettingsAreMissing();
        }
        Quarkus.run(args);
    }

    private static String profile() {
        return Optional.ofNullable(System.getProperty("quarkus.profile"))
                .or(() -> Optional.ofNullable(System.getenv("QUARKUS_PROFILE")))
                .orElse(LaunchMode.current().getDefaultProfile());
    }

    private static void stopIfSettingsAreMissing() {
        var problems = RequiredSettings.problems(name -> System.getProperty(name, System.getenv(name)));
        if (!problems.isEmpty()) {
            System.err.println("Broletto cannot start. It needs these settings in its environment:");
            problems.forEach(problem -> System.err.println("  " + problem));
            System.exit(RequiredSettings.EXIT_STATUS);
        }
    }
}
