package it.broletto.document;

import it.broletto.shared.Money;
import java.io.StringWriter;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** SEPA credit transfers for the bank to make: pain.001.001.09 of ISO 20022, in the characters that SEPA allows. */
public final class TransferFile {

    private static final String SPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";
    private static final int NAME = 70;
    private static final int TEXT = 140;

    /**
     * One transfer.
     *
     * @param name its end-to-end identification, at most 35 characters: the same in every file, so that a bank that got
     *     it twice can tell
     */
    public record Transfer(String name, Money amount, String holder, String iban, String text) {

        /** The name of what may be transferred anew: the thing's id and how often it was approved. */
        public static String name(UUID of, int times) {
            return of.toString().replace("-", "") + "-" + times % 100;
        }

        @Override
        public String toString() {
            return "a transfer";
        }
    }

    /** Who pays, and from where. */
    public record Payer(String name, String iban) {}

    private TransferFile() {}

    /** @param transfers at least one */
    public static String of(List<Transfer> transfers, Payer payer, LocalDate day, Instant now) {
        var out = new StringWriter();
        try {
            var xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("Document");
            xml.writeDefaultNamespace(SPACE);
            xml.writeStartElement("CstmrCdtTrfInitn");
            var id = id(transfers);
            var sum = transfers.stream().map(Transfer::amount).reduce(Money.ZERO, Money::plus);
            xml.writeStartElement("GrpHdr");
            text(xml, "MsgId", id);
            text(xml, "CreDtTm", now.truncatedTo(ChronoUnit.SECONDS).toString());
            text(xml, "NbOfTxs", String.valueOf(transfers.size()));
            text(xml, "CtrlSum", sum.decimal());
            nested(xml, plain(payer.name(), NAME), "InitgPty", "Nm");
            xml.writeEndElement();
            xml.writeStartElement("PmtInf");
            text(xml, "PmtInfId", id);
            text(xml, "PmtMtd", "TRF");
            text(xml, "NbOfTxs", String.valueOf(transfers.size()));
            text(xml, "CtrlSum", sum.decimal());
            nested(xml, "SEPA", "PmtTpInf", "SvcLvl", "Cd");
            nested(xml, day.toString(), "ReqdExctnDt", "Dt");
            nested(xml, plain(payer.name(), NAME), "Dbtr", "Nm");
            nested(xml, payer.iban(), "DbtrAcct", "Id", "IBAN");
            nested(xml, "NOTPROVIDED", "DbtrAgt", "FinInstnId", "Othr", "Id");
            text(xml, "ChrgBr", "SLEV");
            for (var transfer : transfers) {
                write(xml, transfer);
            }
            xml.writeEndDocument();
            xml.close();
            return out.toString();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void write(XMLStreamWriter xml, Transfer transfer) throws XMLStreamException {
        xml.writeStartElement("CdtTrfTxInf");
        nested(xml, transfer.name(), "PmtId", "EndToEndId");
        xml.writeStartElement("Amt");
        xml.writeStartElement("InstdAmt");
        xml.writeAttribute("Ccy", "EUR");
        xml.writeCharacters(transfer.amount().decimal());
        xml.writeEndElement();
        xml.writeEndElement();
        nested(xml, plain(transfer.holder(), NAME), "Cdtr", "Nm");
        nested(xml, transfer.iban(), "CdtrAcct", "Id", "IBAN");
        nested(xml, plain(transfer.text(), TEXT), "RmtInf", "Ustrd");
        xml.writeEndElement();
    }

    /** The same transfers make the same message. */
    private static String id(List<Transfer> transfers) {
        var all = new StringBuilder();
        transfers.forEach(transfer -> all.append(transfer.name()).append(' '));
        return UUID.nameUUIDFromBytes(all.toString().getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .toString()
                .replace("-", "");
    }

    /** Letters without accents, digits and the few signs that every bank takes; others become spaces. Never begins with a slash. */
    public static String plain(String text, int most) {
        var bare = Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('’', '\'')
                .replace("&", "+")
                .replaceAll("[^A-Za-z0-9/?:().,'+ -]", " ")
                .replaceAll("\\s+", " ")
                .replaceAll("//+", "/")
                .replaceAll("^[/ ]+|[/ ]+$", "");
        var cut = bare.length() > most ? bare.substring(0, most).strip() : bare;
        return cut.isEmpty() ? "-" : cut;
    }

    private static void text(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private static void nested(XMLStreamWriter xml, String text, String... names) throws XMLStreamException {
        for (var name : names) {
            xml.writeStartElement(name);
        }
        xml.writeCharacters(text);
        for (var i = 0; i < names.length; i++) {
            xml.writeEndElement();
        }
    }
}
