package it.broletto.fund;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import it.broletto.TestPerson;
import it.broletto.audit.Actor;
import it.broletto.campaign.Town;
import it.broletto.collection.Funding;
import it.broletto.doctor.Examined;
import it.broletto.identity.Person;
import it.broletto.identity.Role;
import it.broletto.ledger.Account;
import it.broletto.ledger.Account.Kind;
import it.broletto.ledger.LedgerService;
import it.broletto.ledger.NewEntry;
import it.broletto.sandbox.Card;
import it.broletto.shared.Money;
import it.broletto.shared.Refusal;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The fund gives what it has, once, to campaigns that were funded, by two persons. */
@QuarkusTest
class FundTest {

    @Inject
    Funding funding;

    @Inject
    FundService fund;

    @Inject
    LedgerService ledger;

    @Inject
    Town town;

    @Inject
    AgroalDataSource database;

    private Person officer() {
        return as(Role.OFFICER);
    }

    private Person as(Role role) {
        var one = town.backer();
        return new Person(one.id(), Set.of(role), 2, one.authenticatedAt(), null, "Prova");
    }

    /** What the city put into it. */
    private void fill(long cents) {
        var rail = Kind.CLEARING.of("sandbox");
        ledger.post(
                new NewEntry(
                        UUID.randomUUID(), "fund-endowed", null, null, List.of(rail.up(cents), Account.FUND.up(cents))),
                Actor.SYSTEM);
    }

    private static Refusal.Reason refused(Runnable act) {
        return assertThrows(Refusal.class, act::run).reason();
    }

    @Test
    void anotherPersonGivesWhatAnOfficerAskedForAndEverybodySeesIt() throws Exception {
        var made = funding.collected(new Funding.Gift(700, Card.GOOD));
        fill(20_000);
        var asking = officer();
        var wanted = new NewGrant(
                made.campaign(), Money.ofEuros(150), "Il forno ha bisogno di un tavolo.", UUID.randomUUID());
        fund.ask(wanted, asking);
        fund.ask(wanted, asking);
        assertEquals(
                Refusal.Reason.INTENT_REUSED,
                refused(() -> fund.ask(
                        new NewGrant(made.campaign(), Money.ofEuros(10), wanted.reason(), wanted.intent()), asking)));
        var grant = fund.all(50).stream()
                .filter(one -> one.slug().equals(made.slug()))
                .findFirst()
                .orElseThrow();
        assertEquals(Refusal.Reason.SAME_PERSON, refused(() -> fund.give(grant.id(), asking)));
        assertEquals(Refusal.Reason.NOT_ALLOWED, refused(() -> fund.give(grant.id(), as(Role.AUDITOR))));
        given().header("Sec-Fetch-Site", "same-origin")
                .header(TestPerson.HEADER, TestPerson.staff("officer"))
                .formParam("reason", "breve")
                .post("/desk/fund/grants/" + grant.id() + "/refusal")
                .then()
                .statusCode(422)
                .body(containsString(">\nbreve</textarea>"), containsString("<details open>"));
        var before = ledger.balance(Account.FUND).posted();
        var others = Stream.generate(() -> as(Role.ADMINISTRATOR)).limit(4).toList();
        var pool = Executors.newFixedThreadPool(4);
        for (var done : pool.invokeAll(others.stream()
                .map(one -> (Callable<Void>) () -> {
                    fund.give(grant.id(), one);
                    return null;
                })
                .toList())) {
            done.get();
        }
        pool.shutdown();
        assertEquals(before - 15_000, ledger.balance(Account.FUND).posted());
        assertEquals(85_000, ledger.balance(Kind.ESCROW.of(made.campaign())).posted());
        assertEquals(
                Refusal.Reason.ALREADY_DONE,
                refused(() -> fund.refuse(grant.id(), "Ho cambiato idea.", others.get(0))));
        given().get("/fund")
                .then()
                .statusCode(200)
                .body(containsString("Il forno ha bisogno di un tavolo."))
                .body(containsString("/campaigns/" + made.slug()));
        given().get("/campaigns/" + made.slug() + "/money").then().statusCode(200);
        assertEquals(List.of(), Examined.broken(database, "I1", "I2", "I5", "I15"));
        assertEquals(
                Refusal.Reason.AMOUNT_OUT_OF_RANGE,
                refused(() -> fund.ask(
                        new NewGrant(made.campaign(), Money.ofEuros(151), "Più di quanto manca.", UUID.randomUUID()),
                        asking)));
    }

    @Test
    void theFormAsksAgainWhenSomethingIsMissing() {
        given().header(TestPerson.HEADER, TestPerson.staff("officer"))
                .header("Sec-Fetch-Site", "same-origin")
                .formParam("amount", "molto")
                .formParam("intent", UUID.randomUUID().toString())
                .post("/desk/fund/grants")
                .then()
                .statusCode(422)
                .body(containsString("Scegli la campagna."));
        given().header(TestPerson.HEADER, TestPerson.staff("auditor"))
                .get("/desk/fund")
                .then()
                .statusCode(200)
                .body(containsString("Fondo di quartiere"));
    }

    @Test
    void moneyOfTheFundIsGivenByWhoProvedWhoTheyAreJustNow() {
        given().redirects()
                .follow(false)
                .header(TestPerson.HEADER, TestPerson.staff("administrator") + "; age=600")
                .header("Sec-Fetch-Site", "same-origin")
                .post("/desk/fund/grants/" + UUID.randomUUID() + "/approval")
                .then()
                .statusCode(303)
                .header("Location", containsString("/login/step-up?return="));
    }
}
