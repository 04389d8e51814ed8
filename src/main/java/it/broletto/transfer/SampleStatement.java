package it.broletto.transfer;

import it.broletto.shared.Money;
import it.broletto.shared.Time;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.StringWriter;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Plays the bank where money is not real: a statement with transfers of the last promises that wait for one, one of them
 * made twice, one of another amount, one from another person and one without its reference, and with all that was to be
 * paid back.
 */
@ApplicationScoped
class SampleStatement {

    private static final String SPACE = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.02";
    private static final int SOME = 6;
    private static final List<String> PEOPLE = List.of(
            "Chiara Ferri", "Omar Haddad", "Silvia Moroni", "Stefano Galli", "Lin Zhang", "Amina Diop", "Paolo Riva");
    private static final List<String> ACCOUNTS = List.of(
            "IT07X0542811101000000654321",
            "DE89370400440532013000",
            "FR1420041010050500013M02606",
            "NL91ABNA0417164300");

    /** One movement of the sample. */
    private record Movement(String name, boolean credit, long cents, String person, String account, String words) {}

    private final DeskService desk;
    private final TransferSettings settings;
    private final Clock clock;

    SampleStatement(DeskService desk, TransferSettings settings, Clock clock) {
        this.desk = desk;
        this.settings = settings;
        this.clock = clock;
    }

    String write() {
        var out = new StringWriter();
        var today = LocalDate.now(clock.withZone(Time.ROME)).toString();
        try {
            var xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("Document");
            xml.writeDefaultNamespace(SPACE);
            xml.writeStartElement("BkToCstmrStmt");
            xml.writeStartElement("GrpHdr");
            text(xml, today, "MsgId");
            text(xml, clock.instant().toString(), "CreDtTm");
            xml.writeEndElement();
            xml.writeStartElement("Stmt");
            text(xml, today, "Id");
            text(xml, settings.iban().orElse(""), "Acct", "Id", "IBAN");
            for (var movement : movements()) {
                write(xml, movement, today);
            }
            xml.writeEndDocument();
            xml.close();
            return out.toString();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private List<Movement> movements() {
        var all = new ArrayList<Movement>();
        var waiting = desk.expected(SOME);
        for (var at = 0; at < waiting.size(); at++) {
            var one = waiting.get(at);
            var reference = one.reference().text();
            var person = desk.payer(one).orElse(PEOPLE.get(at));
            var account = ACCOUNTS.get(at % ACCOUNTS.size());
            switch (at) {
                case 2 -> all.add(new Movement("A" + reference, true, one.cents() + 500, person, account, reference));
                case 3 ->
                    all.add(new Movement(
                            "N" + reference, true, one.cents(), person, account, "Donazione alla campagna"));
                case 4 ->
                    all.add(new Movement(
                            "P" + reference,
                            true,
                            one.cents(),
                            PEOPLE.get(PEOPLE.size() - 1),
                            account,
                            "per conto di un amico " + one.reference().grouped().toLowerCase(Locale.ROOT)));
                default -> all.add(new Movement("R" + reference, true, one.cents(), person, account, reference));
            }
            if (at == 1) {
                all.add(new Movement("T" + reference, true, one.cents(), person, account, reference));
            }
        }
        desk.toPay(SOME * SOME)
                .forEach(back -> all.add(new Movement(
                        "B" + back.reference().text(),
                        false,
                        back.cents(),
                        "Restituzione",
                        ACCOUNTS.get(0),
                        back.reference().text())));
        return all;
    }

    private static void write(XMLStreamWriter xml, Movement movement, String today) throws XMLStreamException {
        var amount = Money.ofCents(movement.cents()).decimal();
        var side = movement.credit() ? "Dbtr" : "Cdtr";
        xml.writeStartElement("Ntry");
        xml.writeStartElement("Amt");
        xml.writeAttribute("Ccy", "EUR");
        xml.writeCharacters(amount);
        xml.writeEndElement();
        text(xml, movement.credit() ? "CRDT" : "DBIT", "CdtDbtInd");
        text(xml, "BOOK", "Sts");
        text(xml, today, "BookgDt", "Dt");
        text(xml, today, "ValDt", "Dt");
        text(xml, movement.name(), "AcctSvcrRef");
        xml.writeStartElement("NtryDtls");
        xml.writeStartElement("TxDtls");
        xml.writeStartElement("RltdPties");
        text(xml, movement.person(), side, "Nm");
        text(xml, movement.account(), side + "Acct", "Id", "IBAN");
        xml.writeEndElement();
        text(xml, movement.words(), "RmtInf", "Ustrd");
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static void text(XMLStreamWriter xml, String text, String... names) throws XMLStreamException {
        for (var name : names) {
            xml.writeStartElement(name);
        }
        xml.writeCharacters(text);
        for (var i = 0; i < names.length; i++) {
            xml.writeEndElement();
        }
    }
}
