package it.broletto.dev;

import io.quarkus.arc.Arc;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.time.Instant;

/** Says where to go and who can sign in, once everything is ready, and waits. */
public class DemoApplication implements QuarkusApplication {
    @Override
    public int run(String... args) {
        System.out.println(banner("http://localhost:" + System.getProperty("quarkus.http.port", "8080")));
        System.out.println(Arc.container().instance(DemoStart.class).get().age());
        Quarkus.waitForExit();
        return 0;
    }

    static String banner(String url) {
        return """

                ────────────────────────────────────────────────────────────────────────────────
                  Broletto is ready:  %1$s
                ────────────────────────────────────────────────────────────────────────────────
                  Every password is: demo      One-time codes: %1$s/demo/otp  (now %2$s)

                  The mails it sends, for you to read:  %1$s/demo/mails

                  Sign in with "Entra con SPID"
                    mrossi            Mario Rossi, citizen, lives in Municipio 3
                    gbianchi          Giulia Bianchi, citizen, lives in Municipio 6
                    sferrari          Sofia Ferrari, 17 years old until September 2027
                    gesposito         Gennaro Esposito, lives in Naples: may read, may not vote
                  Sign in with "Entra con l'identità del Comune"
                    matteo.brambilla  Matteo Brambilla, 16 years old: an identity issued at the desk
                  Sign in with "Entra come personale"
                    assessora         councillor: makes and publishes rounds
                    funzionario       officer: evaluates ideas, follows projects
                    moderatrice       moderator
                    revisore          auditor: reads everything
                    amministratrice   administrator: residents, imports

                  Try first: open the round that is voting now, sign in as mrossi and vote.
                  Then pay: "La biblioteca delle cose" is being collected. The bank refused mrossi's card
                  and asks gbianchi; card numbers to try are on the provider's page. Two campaigns
                  are decided three minutes after the first start: one is funded, one gives back.
                  gbianchi speaks for the funded one and asks to be paid; funzionario and amministratrice pay.
                  Ctrl-C stops everything; what you did is kept. Start anew:
                    mvn -Pdemo -Dbroletto.demo.reset=true
                ────────────────────────────────────────────────────────────────────────────────
                """.formatted(url, Totp.demoCode(Instant.now()));
    }
}
