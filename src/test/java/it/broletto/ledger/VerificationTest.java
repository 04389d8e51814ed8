package it.broletto.ledger;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import it.broletto.audit.Actor;
import it.broletto.cli.Commands;
import it.broletto.ledger.Account.Kind;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class VerificationTest {

    @Inject
    LedgerService ledger;

    @Inject
    AnchorService anchors;

    @Inject
    AgroalDataSource database;

    @Inject
    Clock clock;

    @Inject
    Journal journal;

    @Inject
    EntityManager entities;

    @TempDir
    Path folder;

    private final UUID campaign = UUID.randomUUID();
    private Entry entry;

    @BeforeEach
    void someEntries() {
        var clearing = Kind.CLEARING.of("test");
        var escrow = Kind.ESCROW.of(campaign);
        entry = ledger.post(
                new NewEntry(
                        UUID.randomUUID(), "collect", campaign, "first", List.of(clearing.up(1_000), escrow.up(1_000))),
                Actor.SYSTEM);
        var hold = UUID.randomUUID();
        ledger.hold(
                new NewEntry(hold, "refund", campaign, null, List.of(escrow.down(300), clearing.down(300))),
                clock.instant().plusSeconds(60),
                Actor.SYSTEM);
        ledger.settle(hold, Actor.SYSTEM);
        anchors.signDue();
    }

    @Test
    void theLedgerOfTheseTestsIsWell() throws SQLException {
        try (var connection = database.getConnection()) {
            var reader = new LedgerReader(connection);
            var verification = new Verification(reader.anchors());
            reader.each(verification::add);
            assertNull(verification.flaw());
            assertTrue(verification.entries() >= 3);
            assertEquals(new Balance(700, 0), verification.balances().get(Kind.ESCROW.of(campaign)));
            verification.balances().forEach((account, balance) -> assertEquals(ledger.balance(account), balance));
        }
    }

    /** What somebody could do who owns the database and puts its guards aside. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            update ledger_entry set hash = set_byte(hash, 5, get_byte(hash, 5) # 1) where number = %d | hash
            update ledger_entry set reason = 'First' where number = %d                              | hash
            update ledger_entry set subject = gen_random_uuid() where number = %d                   | hash
            update ledger_entry set at = at + interval '1 ms' where number = %d                     | hash
            update ledger_line set cents = cents + sign(cents) where entry = %d                     | hash
            update ledger_line set position = 5 - position where entry = %d                         | hash
            update ledger_account set owner = 'mine' where id in (select account from ledger_line where entry = %d and cents < 0) | hash
            delete from ledger_line where entry = %d                                                | hash
            """)
    void whatWasFlippedIsFound(String sql, String word) throws SQLException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("set local session_replication_role = replica");
                assertTrue(statement.executeUpdate(sql.formatted(entry.number())) > 0);
                var reader = new LedgerReader(connection);
                var verification = new Verification(reader.anchors());
                reader.each(verification::add);
                assertNotNull(verification.flaw());
                assertTrue(verification.flaw().number() <= entry.number());
                assertTrue(
                        verification.flaw().what().contains(word),
                        verification.flaw().what());
            } finally {
                connection.rollback();
            }
        }
    }

    @Test
    void whatIsPublishedIsVerifiedOnTheCommandLine() throws IOException {
        var file = folder.resolve("ledger.ndjson");
        var signed = folder.resolve("anchors.ndjson");
        Files.write(
                file,
                given().get("/ledger.ndjson").then().statusCode(200).extract().asByteArray());
        Files.write(
                signed,
                given().get("/ledger/anchors.ndjson")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray());
        var said = new ByteArrayOutputStream();
        assertEquals(0, run(said, "verify-ledger", file.toString(), "--anchors", signed.toString()));
        assertTrue(said.toString(StandardCharsets.UTF_8).contains("ESCROW           " + campaign), said.toString());
        var entries = Files.readAllLines(file);
        var ends = Files.readAllLines(signed);
        var verdict = lastLine(said);
        assertTrue(
                verdict.startsWith("All is sound. Entries checked: " + entries.size() + ". Signatures checked: "
                        + ends.size() + "; the last, of "),
                verdict);
        said.reset();
        assertEquals(0, run(said, "verify-ledger", file.toString()));
        assertEquals(
                "All is sound. Entries checked: " + entries.size()
                        + ". No signature was checked: name their file by --anchors.",
                lastLine(said));
        said.reset();
        var text = Files.readString(file);
        Files.writeString(file, text.replace("\"reason\":\"first\"", "\"reason\":\"First\""));
        said.reset();
        assertEquals(1, run(said, "verify-ledger", file.toString()));
        assertTrue(said.toString(StandardCharsets.UTF_8).contains("the hash is"), said.toString());
        assertEquals("The ledger is not sound.", lastLine(said));
        var lines = text.split("\n");
        Files.writeString(file, String.join("\n", List.of(lines).subList(0, lines.length - 1)) + "\n");
        assertEquals(
                0,
                run(new ByteArrayOutputStream(), "verify-ledger", file.toString()),
                "a shorter ledger is well by itself");
        Files.writeString(file, text + "{}\n");
        said.reset();
        assertEquals(2, run(said, "verify-ledger", file.toString()));
        assertTrue(said.toString(StandardCharsets.UTF_8).contains("line " + (lines.length + 1)), said.toString());
    }

    /** All in a transaction that is rolled back: a signature of that day would otherwise be the latest of all tests. */
    @Test
    void aDayIsSignedUpToItsLastEntryInTheCitysTime() throws SQLException {
        var day = java.time.LocalDate.of(2060, 11, 30);
        var midnight = java.time.Instant.parse("2060-11-30T23:00:00Z");
        QuarkusTransaction.begin();
        try {
            var last = at(midnight.minusMillis(1));
            var next = at(midnight);
            var signer = new AnchorService(
                    entities,
                    journal,
                    "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                    Clock.fixed(midnight.plusSeconds(60), java.time.ZoneOffset.UTC));
            assertTrue(signer.signDue());
            assertFalse(signer.signDue(), "once a day");
            var signed = signer.before(day.plusDays(1), 1).get(0);
            assertEquals(day, signed.day());
            assertEquals(last.number(), signed.number());
            assertEquals(last.hash(), signed.hash());
            assertEquals(last.number() + 1, next.number());
            try (var connection = database.getConnection()) {
                var reader = new LedgerReader(connection);
                var verification = new Verification(reader.anchors());
                reader.each(verification::add);
                assertNull(verification.flaw());
                assertTrue(verification.signed().contains(signed));
            }
        } finally {
            QuarkusTransaction.rollback();
        }
    }

    @Test
    void aDayBeforeTheFirstEntryIsSignedWithNothing() {
        assertEquals(
                new Journal.Head(0, Chain.BEGINNING),
                journal.headBefore(java.time.Instant.parse("2001-01-01T00:00:00Z")));
    }

    private Entry at(java.time.Instant when) {
        return new LedgerService(journal, Clock.fixed(when, java.time.ZoneOffset.UTC))
                .post(
                        new NewEntry(
                                UUID.randomUUID(),
                                "collect",
                                campaign,
                                null,
                                List.of(
                                        Kind.CLEARING.of("test").up(5),
                                        Kind.ESCROW.of(campaign).up(5))),
                        Actor.SYSTEM);
    }

    /** A chain that was cut or written anew is well by itself: the signed end tells. */
    @Test
    void aSignedEndOutlivesAChainWrittenAnew() {
        var one = hashed(1, Chain.BEGINNING, 100);
        var other = hashed(1, Chain.BEGINNING, 200);
        var key = new LedgerKey("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
        var day = java.time.LocalDate.of(2026, 3, 1);
        var anchor = new Anchor(day, 1, one.hash(), key.publicKey(), key.sign(Anchor.text(day, 1, one.hash())));
        assertNull(verified(List.of(anchor), one).flaw());
        assertTrue(verified(List.of(anchor), other).flaw().what().contains("another hash was signed"));
        assertTrue(verified(List.of(anchor)).flaw().what().contains("the ledger ends at 0"));
        var forged = new Anchor(day, 1, other.hash(), key.publicKey(), anchor.signature());
        assertFalse(LedgerKey.isSigned(forged));
        assertTrue(verified(List.of(forged), other).flaw().what().contains("signature"));
        assertTrue(
                verified(List.of(), hashed(2, Chain.BEGINNING, 5)).flaw().what().contains("missing"));
    }

    /** As RFC 8032 has it in section 7.1, test 1. */
    @Test
    void theKeyIsTheOneOfItsSeed() {
        var seed =
                java.util.HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
        var key = new LedgerKey(java.util.Base64.getEncoder().encodeToString(seed));
        var encoded = java.util.Base64.getDecoder().decode(key.publicKey());
        assertTrue(java.util.HexFormat.of()
                .formatHex(encoded)
                .endsWith("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"));
        assertThrows(IllegalArgumentException.class, () -> new LedgerKey("c2hvcnQ="));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "[]", "{\"entry\":{}}", "{\"entry\":{\"number\":1},\"hash\":\"00\"}"})
    void whatIsNoEntryIsRefused(String line) {
        assertThrows(IllegalArgumentException.class, () -> LedgerJson.entry(line));
    }

    private static Verification verified(List<Anchor> anchors, Entry... entries) {
        var verification = new Verification(anchors);
        List.of(entries).forEach(verification::add);
        return verification;
    }

    private Entry hashed(long number, String before, long cents) {
        var lines = List.of(Account.BANK.up(cents), Kind.ESCROW.of(campaign).up(cents));
        var unhashed = new Entry(
                number,
                UUID.randomUUID(),
                Entry.Phase.POST,
                "collect",
                null,
                null,
                null,
                null,
                null,
                "system",
                clock.instant(),
                lines,
                null);
        return unhashed.hashed(Chain.hash(before, unhashed));
    }

    private static String lastLine(ByteArrayOutputStream said) {
        var lines = said.toString(StandardCharsets.UTF_8).lines().toList();
        return lines.get(lines.size() - 1);
    }

    private static int run(ByteArrayOutputStream said, String... arguments) {
        var stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        return Commands.run(stream, stream, arguments);
    }
}
