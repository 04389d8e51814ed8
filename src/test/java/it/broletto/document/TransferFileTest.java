package it.broletto.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import it.broletto.document.TransferFile.Payer;
import it.broletto.document.TransferFile.Transfer;
import it.broletto.shared.Money;
import java.io.StringReader;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

class TransferFileTest {

    private static final Payer CITY = new Payer("Comune di Milano", "IT60X0542811101000000123456");
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.123Z");

    @Test
    void theFileHasTheOrderOfTheStandard() throws Exception {
        var file = file(transfer(40_000, "Il Forno", "Parte 1"), transfer(1, "Il Tavolo", "Parte 2"));
        assertEquals("urn:iso:std:iso:20022:tech:xsd:pain.001.001.09", file.getNamespaceURI());
        var initiation = children(file).get(0);
        assertEquals(List.of("GrpHdr", "PmtInf"), names(initiation));
        assertEquals(
                List.of("MsgId", "CreDtTm", "NbOfTxs", "CtrlSum", "InitgPty"),
                names(children(initiation).get(0)));
        assertEquals(
                List.of(
                        "PmtInfId",
                        "PmtMtd",
                        "NbOfTxs",
                        "CtrlSum",
                        "PmtTpInf",
                        "ReqdExctnDt",
                        "Dbtr",
                        "DbtrAcct",
                        "DbtrAgt",
                        "ChrgBr",
                        "CdtTrfTxInf",
                        "CdtTrfTxInf"),
                names(children(initiation).get(1)));
        var one = children(children(initiation).get(1)).get(10);
        assertEquals(List.of("PmtId", "Amt", "Cdtr", "CdtrAcct", "RmtInf"), names(one));
        assertEquals("400.00", text(file, "InstdAmt", 0));
        assertEquals("0.01", text(file, "InstdAmt", 1));
        assertEquals("400.01", text(file, "CtrlSum", 0));
        assertEquals("400.01", text(file, "CtrlSum", 1));
        assertEquals("2", text(file, "NbOfTxs", 0));
        assertEquals("2026-03-01T10:00:00Z", text(file, "CreDtTm", 0));
        assertTrue(text(file, "EndToEndId", 0).length() <= 35);
        assertTrue(text(file, "MsgId", 0).length() <= 35);
    }

    @Test
    void whatPeopleWriteBecomesWhatBanksTake() throws Exception {
        var file = file(transfer(100, "Caffè & Pane <b>\"d’oltre\"</b> 🍞 s.r.l.", "//Città; prima\nparte/"));
        assertEquals("Caffe + Pane b d'oltre /b s.r.l.", text(file, "Nm", 2));
        assertEquals("Citta prima parte", text(file, "Ustrd", 0));
        assertEquals("-", TransferFile.plain("🍞", 70));
        assertEquals(70, TransferFile.plain("a".repeat(200), 70).length());
    }

    @Test
    void theSameTransferHasTheSameNameAndOneApprovedAnewHasAnother() throws Exception {
        var payout = UUID.randomUUID();
        var before = new Transfer(Transfer.name(payout, 1), Money.ofCents(1), "A", CITY.iban(), "x");
        var anew = new Transfer(Transfer.name(payout, 3), Money.ofCents(1), "A", CITY.iban(), "x");
        assertEquals(text(file(before), "EndToEndId", 0), text(file(before), "EndToEndId", 0));
        assertEquals(text(file(before), "MsgId", 0), text(file(before), "MsgId", 0));
        assertNotEquals(text(file(before), "EndToEndId", 0), text(file(anew), "EndToEndId", 0));
        assertFalse(before.toString().contains(CITY.iban()));
    }

    private static Transfer transfer(long cents, String holder, String text) {
        return new Transfer(
                Transfer.name(UUID.randomUUID(), 1), Money.ofCents(cents), holder, "DE89370400440532013000", text);
    }

    private static Element file(Transfer... transfers) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        var xml = TransferFile.of(List.of(transfers), CITY, LocalDate.of(2026, 3, 2), NOW);
        return factory.newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)))
                .getDocumentElement();
    }

    private static List<Element> children(Element of) {
        var found = new ArrayList<Element>();
        for (var child = of.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeType() == Node.ELEMENT_NODE) {
                found.add((Element) child);
            }
        }
        return found;
    }

    private static List<String> names(Element of) {
        return children(of).stream().map(Element::getLocalName).toList();
    }

    private static String text(Element file, String name, int which) {
        return file.getElementsByTagNameNS("*", name).item(which).getTextContent();
    }
}
