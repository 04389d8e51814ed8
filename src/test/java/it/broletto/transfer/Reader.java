package it.broletto.transfer;

import it.broletto.identity.Person;
import it.broletto.identity.Role;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** Reads statements for tests of other packages. */
@ApplicationScoped
public class Reader {

    private final Importer importer;

    Reader(Importer importer) {
        this.importer = importer;
    }

    /** How many movements were new. */
    public int read(byte[] file) throws Exception {
        return importer.read(file, new Person(UUID.randomUUID(), Set.of(Role.OFFICER), 2, Instant.now(), null, ""))
                .fresh();
    }
}
