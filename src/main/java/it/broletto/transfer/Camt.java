package it.broletto.transfer;

import it.broletto.shared.Text;
import it.broletto.transfer.WrongFile.Why;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * Statements as ISO 20022 has them: {@code camt.053.001.02} to {@code .08}. Only what is booked counts. No document type,
 * no entity and no other file is ever read.
 */
final class Camt {

    private static final String SPACE = "urn:iso:std:iso:20022:tech:xsd:camt\\.053\\.001\\.0[2-8]";
    private static final int LONGEST = 1_000;

    /** Of elements in one another: newer JDKs refuse more by themselves, older ones do not. */
    private static final int DEEPEST = 200;

    private final List<StatementLine> lines = new ArrayList<>();
    private String account = "";

    private Camt() {}

    static Statement read(byte[] file) throws WrongFile {
        var camt = new Camt();
        try {
            camt.take(parse(file));
        } catch (SAXException
                | IOException
                | ParserConfigurationException
                | DateTimeException
                | ArithmeticException
                | NumberFormatException malformed) {
            throw new WrongFile(Why.NO_STATEMENT);
        }
        return new Statement(Statement.Format.CAMT, camt.account, List.copyOf(camt.lines));
    }

    private static Element parse(byte[] file) throws SAXException, IOException, ParserConfigurationException {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
        factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setAttribute("jdk.xml.maxElementDepth", DEEPEST);
        factory.setXIncludeAware(false);
        factory.setExpandEntityReferences(false);
        factory.setNamespaceAware(true);
        var builder = factory.newDocumentBuilder();
        builder.setErrorHandler(null);
        return builder.parse(new ByteArrayInputStream(file)).getDocumentElement();
    }

    private void take(Element document) throws WrongFile {
        if (document.getNamespaceURI() == null || !document.getNamespaceURI().matches(SPACE)) {
            throw new WrongFile(Why.NO_STATEMENT);
        }
        for (var message : children(document, "BkToCstmrStmt")) {
            for (var statement : children(message, "Stmt")) {
                var of = text(statement, "Acct", "Id", "IBAN");
                if (!account.isEmpty() && !account.equals(of)) {
                    throw new WrongFile(Why.OTHER_ACCOUNT);
                }
                account = of;
                for (var entry : children(statement, "Ntry")) {
                    entry(entry);
                }
            }
        }
    }

    private void entry(Element entry) throws WrongFile {
        var status = children(entry, "Sts").stream()
                .findFirst()
                .map(sts -> own(sts).isEmpty() ? text(sts, "Cd") : own(sts))
                .orElse("");
        if (!status.equals("BOOK")) {
            return;
        }
        var all = cents(entry, "Amt");
        var parts = children(entry, "NtryDtls").stream()
                .flatMap(details -> children(details, "TxDtls").stream())
                .toList();
        if (parts.size() < 2) {
            add(line(entry, parts.isEmpty() ? null : parts.get(0), all, 0));
            return;
        }
        var sum = 0L;
        for (var at = 0; at < parts.size(); at++) {
            var part = parts.get(at);
            var cents = has(part, "Amt") ? cents(part, "Amt") : cents(part, "AmtDtls", "TxAmt", "Amt");
            sum = Math.addExact(sum, cents);
            add(line(entry, part, cents, at));
        }
        if (sum != all) {
            throw new WrongFile(Why.SUM, text(entry, "AcctSvcrRef"));
        }
    }

    private void add(StatementLine line) throws WrongFile {
        if (lines.size() == Statement.MOST_LINES) {
            throw new WrongFile(Why.TOO_LARGE);
        }
        lines.add(line);
    }

    /** @param part null if the movement has none */
    private static StatementLine line(Element entry, Element part, long cents, int position) throws WrongFile {
        var direction = text(entry, "CdtDbtInd");
        if (!direction.equals("CRDT") && !direction.equals("DBIT")) {
            throw new WrongFile(Why.NO_STATEMENT);
        }
        if (!Statement.isAmount(cents)) {
            throw new WrongFile(Why.AMOUNT, text(entry, "Amt"));
        }
        var credit = direction.equals("CRDT");
        var side = credit ? "Dbtr" : "Cdtr";
        var typed = text(entry, "BookgDt", "Dt") + text(entry, "BookgDt", "DtTm");
        var day = LocalDate.parse(typed.length() > 10 ? typed.substring(0, 10) : typed);
        if (!Statement.isDay(day)) {
            throw new WrongFile(Why.DATE, day.toString());
        }
        return new StatementLine(
                name(entry, part, position),
                day,
                credit,
                cents,
                words(entry, part),
                all(part, "RmtInf", "Strd", "CdtrRefInf", "Ref"),
                brief(text(part, "RltdPties", side, "Nm") + text(part, "RltdPties", side, "Pty", "Nm")),
                brief(text(part, "RltdPties", side + "Acct", "Id", "IBAN")));
    }

    private static String name(Element entry, Element part, int position) {
        return Stream.of(text(part, "Refs", "AcctSvcrRef"), text(entry, "AcctSvcrRef"))
                .filter(name -> name.matches("(?i)(?!NOTPROVIDED|NONREF|NOREF|0+$).{4,}"))
                .findFirst()
                .map(name -> name + "/" + position)
                .orElse("");
    }

    private static String words(Element entry, Element part) {
        return brief(Stream.of(
                        all(part, "RmtInf", "Ustrd"),
                        text(part, "Refs", "EndToEndId"),
                        text(part, "AddtlTxInf"),
                        text(entry, "AddtlNtryInf"))
                .filter(words -> !words.isEmpty() && !words.equals("NOTPROVIDED"))
                .distinct()
                .collect(Collectors.joining(" · ")));
    }

    private static String brief(String text) {
        var line = Text.line(text);
        return line.length() > LONGEST ? line.substring(0, LONGEST) : line;
    }

    private static long cents(Element of, String... path) throws WrongFile {
        var amount = find(of, path).stream().findFirst().orElseThrow(() -> new WrongFile(Why.NO_STATEMENT));
        if (!amount.getAttribute("Ccy").equals("EUR")) {
            throw new WrongFile(Why.OTHER_CURRENCY);
        }
        var typed = own(amount);
        if (!typed.matches("\\d{1,12}(\\.\\d{1,5})?")) {
            throw new WrongFile(Why.AMOUNT, typed.length() > 40 ? "" : typed);
        }
        return new BigDecimal(typed).movePointRight(2).longValueExact();
    }

    private static boolean has(Element of, String... path) {
        return !find(of, path).isEmpty();
    }

    private static String text(Element of, String... path) {
        return find(of, path).stream().findFirst().map(Camt::own).orElse("");
    }

    private static String all(Element of, String... path) {
        return find(of, path).stream().map(Camt::own).collect(Collectors.joining(" "));
    }

    /** Nothing of nothing. */
    private static List<Element> find(Element of, String... path) {
        var found = of == null ? List.<Element>of() : List.of(of);
        for (var name : path) {
            found = found.stream().flatMap(one -> children(one, name).stream()).toList();
        }
        return found;
    }

    private static List<Element> children(Element of, String name) {
        var found = new ArrayList<Element>();
        for (var child = of.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && name.equals(element.getLocalName())) {
                found.add(element);
            }
        }
        return found;
    }

    /** The element's own text; what lies deeper is not looked at, however deep it goes. */
    private static String own(Element of) {
        var text = new StringBuilder();
        for (var child = of.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child.getNodeType() == Node.TEXT_NODE || child.getNodeType() == Node.CDATA_SECTION_NODE) {
                text.append(child.getNodeValue());
            }
        }
        return text.toString().strip();
    }
}
