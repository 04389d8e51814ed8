package it.broletto;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import it.broletto.cli.Commands;

/** Where the program begins: a command that needs no server, or the server. */
@QuarkusMain
public class Main {

    public static void main(String... args) {
        var status = Commands.run(args);
        if (status != null) {
            System.exit(status);
        }
        Quarkus.run(args);
    }
}
