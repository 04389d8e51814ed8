package it.broletto.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import it.broletto.transfer.WrongFile.Why;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.regex.Matcher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of banks, right ones and hostile ones. */
class StatementTest {

    private static final TransferSettings.Columns COLUMNS = new TransferSettings.Columns() {
        @Override
        public String date() {
            return "Data";
        }

        @Override
        public String amount() {
            return "Importo";
        }

        @Override
        public String text() {
            return "Causale";
        }

        @Override
        public String payer() {
            return "Ordinante";
        }

        @Override
        public String account() {
            return "IBAN";
        }
    };

    private static Statement csv(byte[] file) throws WrongFile {
        return new CsvStatement(COLUMNS).read(file);
    }

    private static Why wrongCsv(String... rows) {
        return assertThrows(WrongFile.class, () -> csv(Bank.csv(rows))).why();
    }

    private static Why wrong(byte[] file) {
        return assertThrows(WrongFile.class, () -> Camt.read(file)).why();
    }

    @ParameterizedTest
    @ValueSource(strings = {"02", "03", "04", "05", "06", "07", "08"})
    void everyVersionIsRead(String version) throws WrongFile {
        var read = Camt.read(new Bank()
                .version(version)
                .credit("CRO1", 2_550, "ROSSI MARIO", Bank.THEIRS, "forno")
                .debit("CRO2", 1, "spese")
                .camt());
        assertEquals(Bank.OURS, read.account());
        var line = read.lines().get(0);
        assertEquals(
                new StatementLine(
                        "CRO1/0", LocalDate.of(2026, 11, 20), true, 2_550, "forno", "", "ROSSI MARIO", Bank.THEIRS),
                line);
        assertFalse(line.toString().contains("ROSSI"));
        assertFalse(read.lines().get(1).credit());
    }

    @Test
    void aCollectedEntryIsItsParts() throws WrongFile {
        var parts = """
                <Ntry><Amt Ccy="EUR">30.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><DtTm>2026-11-20T10:00:00</DtTm></BookgDt>
                <AcctSvcrRef>LOT7</AcctSvcrRef><NtryDtls>
                <TxDtls><AmtDtls><TxAmt><Amt Ccy="EUR">10.00</Amt></TxAmt></AmtDtls><RmtInf><Strd><CdtrRefInf><Ref>RF18539007547034</Ref></CdtrRefInf></Strd></RmtInf></TxDtls>
                <TxDtls><AmtDtls><TxAmt><Amt Ccy="EUR">%s</Amt></TxAmt></AmtDtls></TxDtls></NtryDtls></Ntry>""";
        var read = Camt.read(new Bank().raw(parts.formatted("20.00")).camt()).lines();
        assertEquals(2, read.size());
        assertEquals(1_000, read.get(0).cents());
        assertEquals("RF18539007547034", read.get(0).structured());
        assertEquals("LOT7/0", read.get(0).name());
        assertEquals("LOT7/1", read.get(1).name());
        assertEquals(Why.SUM, wrong(new Bank().raw(parts.formatted("20.01")).camt()));
    }

    @Test
    void whatIsNotBookedDoesNotCount() throws WrongFile {
        var read = Camt.read(new Bank()
                .raw("<Ntry><Amt Ccy=\"EUR\">30.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>PDNG</Sts></Ntry>")
                .camt());
        assertEquals(0, read.lines().size());
    }

    @Test
    void hostileXmlIsRefused() {
        var bomb = new StringBuilder("<!DOCTYPE a [<!ENTITY b0 \"ha\">");
        for (var at = 1; at < 30; at++) {
            bomb.append("<!ENTITY b%d \"&b%d;&b%d;\">".formatted(at, at - 1, at - 1));
        }
        var right = new String(new Bank().credit("A123", 100, "A", "", "x").camt(), StandardCharsets.UTF_8);
        var body = right.substring(right.indexOf("?>") + 2);
        for (var doctype : new String[] {
            bomb + "]>",
            "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>",
            "<!DOCTYPE a SYSTEM \"http://127.0.0.1:9/a.dtd\">",
            "<!DOCTYPE a [<!ENTITY % b SYSTEM \"http://127.0.0.1:9/b\"> %b;]>"
        }) {
            assertTimeoutPreemptively(
                    Duration.ofSeconds(5),
                    () -> assertEquals(
                            Why.NO_STATEMENT,
                            wrong((doctype + body.replace(">x<", ">&b;<")).getBytes(StandardCharsets.UTF_8))));
        }
        var deep = "<a>".repeat(50_000) + "</a>".repeat(50_000);
        assertTimeoutPreemptively(
                Duration.ofSeconds(10),
                () -> assertEquals(
                        Why.NO_STATEMENT,
                        wrong(right.replace(">x<", ">" + deep + "<").getBytes(StandardCharsets.UTF_8))));
        for (var no : new String[] {
            "", "<", "<Document/>", right.replace("camt.053", "camt.052"), right.replace(".02", ".09"), right + "<b/>"
        }) {
            assertEquals(Why.NO_STATEMENT, wrong(no.getBytes(StandardCharsets.UTF_8)), no);
        }
    }

    @ParameterizedTest
    @CsvSource({"Ccy=\"USD\",OTHER_CURRENCY", "Ccy=\"EUR\" a=\"1\",", "x=\"1\",OTHER_CURRENCY"})
    void onlyEurosAreRead(String attribute, Why why) throws WrongFile {
        var file = new String(new Bank().credit("A123", 100, "A", "", "x").camt(), StandardCharsets.UTF_8)
                .replace("Ccy=\"EUR\"", attribute)
                .getBytes(StandardCharsets.UTF_8);
        if (why == null) {
            assertEquals(1, Camt.read(file).lines().size());
        } else {
            assertEquals(why, wrong(file));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-1.00", "1,00", "1e3", "0.00", "", "NaN", "99999999999999999999", "1000000000.01", "1.001"})
    void anAmountThatIsNoneIsRefused(String amount) {
        var file = new String(new Bank().credit("A123", 100, "A", "", "x").camt(), StandardCharsets.UTF_8)
                .replace(">1.00<", ">" + amount + "<");
        assertThrows(WrongFile.class, () -> Camt.read(file.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01", "1999-12-31", "9999-12-31", "+999999999-12-31", "x"})
    void aDayOnWhichNoBankBooksIsRefused(String day) {
        var right = new String(new Bank().credit("A123", 100, "A", "", "x").camt(), StandardCharsets.UTF_8);
        var file = right.replaceAll("<BookgDt><Dt>[^<]*", "<BookgDt><Dt>" + Matcher.quoteReplacement(day));
        assertNotEquals(right, file);
        assertThrows(WrongFile.class, () -> Camt.read(file.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aTableIsReadAsBanksInItalyWriteIt() throws WrongFile {
        var read = csv(Bank.csv(
                        "20/11/2026;1.234,50;\"forno; \"\"in\"\" piazza\";ROSSI MARIO;" + Bank.THEIRS,
                        "2026-11-21;-12,5;spese;;",
                        "",
                        "1.2.2026;€ 7;x"))
                .lines();
        assertEquals(3, read.size());
        assertEquals(123_450, read.get(0).cents());
        assertEquals("forno; \"in\" piazza", read.get(0).words());
        assertEquals(Bank.THEIRS, read.get(0).iban());
        assertEquals(LocalDate.of(2026, 11, 20), read.get(0).bookedOn());
        assertEquals(1_250, read.get(1).cents());
        assertFalse(read.get(1).credit());
        assertEquals(700, read.get(2).cents());
        assertEquals("", read.get(2).other());
        var old = "Causale,Importo,DATA\nCaffè,\"1,00\",20/11/2026".getBytes(Charset.forName("windows-1252"));
        assertEquals("Caffè", csv(old).lines().get(0).words());
    }

    @Test
    void whatCanBeReadInTwoWaysIsRefused() {
        assertEquals(Why.AMOUNT, wrongCsv("20/11/2026;25.00;x"));
        assertEquals(Why.AMOUNT, wrongCsv("20/11/2026;1,234.50;x"));
        assertEquals(Why.AMOUNT, wrongCsv("20/11/2026;0,00;x"));
        assertEquals(Why.AMOUNT, wrongCsv("20/11/2026;=1+1;x"));
        assertEquals(Why.AMOUNT, wrongCsv("20/11/2026;999.999.999.999.999.999.999,99;x"));
        assertEquals(Why.AMOUNT, wrongCsv("20/11/2026;1.000.000.000,01;x"));
        assertEquals(Why.DATE, wrongCsv("+999999999-12-31;1,00;x"));
        assertEquals(Why.DATE, wrongCsv("-999999999-12-31;1,00;x"));
        assertEquals(Why.DATE, wrongCsv("1/1/0000;1,00;x"));
        assertEquals(Why.DATE, wrongCsv("31/02/2026;1,00;x"));
        assertEquals(Why.DATE, wrongCsv("11/20/2026;1,00;x"));
        assertEquals(
                Why.NO_COLUMN,
                assertThrows(WrongFile.class, () -> csv("Data;Causale\n".getBytes(StandardCharsets.UTF_8)))
                        .why());
        assertEquals(
                Why.TOO_LARGE,
                assertThrows(WrongFile.class, () -> csv((";".repeat(1_000_000)).getBytes(StandardCharsets.UTF_8)))
                        .why());
        assertEquals(
                Why.TOO_LARGE,
                assertThrows(
                                WrongFile.class,
                                () -> csv(("Data;Importo;Causale\n" + "20/11/2026;1,00;x\n".repeat(10_001))
                                        .getBytes(StandardCharsets.UTF_8)))
                        .why());
    }

    @Test
    void theSameMovementHasTheSameKeyInEveryFile() throws WrongFile {
        var keys = new Keys("0123456789abcdef0123456789abcdef");
        var first = csv(Bank.csv("20/11/2026;5,00;x;A;", "20/11/2026;5,00;x;A;", "20/11/2026;5,00;y;A;"))
                .lines();
        var over = csv(Bank.csv("20/11/2026;5,00;y;A;", "20/11/2026;5,00;x;A;")).lines();
        var one = keys.of(Bank.OURS, first).stream().map(Keyed::key).toList();
        var two = keys.of(Bank.OURS, over).stream().map(Keyed::key).toList();
        assertEquals(3, one.stream().distinct().count());
        assertEquals(one.get(2), two.get(0));
        assertEquals(one.get(0), two.get(1));
        assertFalse(keys.of(Bank.THEIRS, first).get(0).key().equals(one.get(0)));
    }
}
