package it.broletto.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PersonServiceTest {
    @Inject
    PersonService persons;

    @Inject
    Pseudonyms pseudonyms;

    @Inject
    AgroalDataSource database;

    @Test
    void aPersonThatArrivesManyTimesAtOnceIsOnePerson() throws Exception {
        var subject = pseudonyms.ofAccount(UUID.randomUUID().toString());
        var pool = Executors.newFixedThreadPool(16);
        try {
            var ids = new HashSet<UUID>();
            var asked = IntStream.range(0, 100)
                    .<Callable<UUID>>mapToObj(i -> () -> persons.idOf(subject))
                    .toList();
            for (var answer : pool.invokeAll(asked)) {
                ids.add(answer.get());
            }
            assertEquals(1, ids.size());
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void upperAndLowerCaseAreTheSamePersonAndAnAccountOfThatNameIsNot() {
        var upper = pseudonyms.of(CodiceFiscale.parse("TINIT-RSSMRA80A01F205X").orElseThrow());
        var lower = pseudonyms.of(CodiceFiscale.parse("rssmra80a01f205x").orElseThrow());
        assertEquals(persons.idOf(upper), persons.idOf(lower));
        assertNotEquals(persons.idOf(upper), persons.idOf(pseudonyms.ofAccount("RSSMRA80A01F205X")));
    }
}
