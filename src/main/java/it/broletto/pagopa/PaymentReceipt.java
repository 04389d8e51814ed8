package it.broletto.pagopa;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/**
 * What a receipt says that is of use here; payer and debtor stay out.
 *
 * @param id the receipt's own name, 1 to 70 characters
 * @param taxCode of the body
 * @param number of the notice, as it was sent
 * @param cents more than 0
 */
record PaymentReceipt(String id, String taxCode, String number, long cents) {

    private static final int LONGEST_ID = 70;

    /** Reads a {@code paSendRT} or {@code paSendRTV2} request. Throws {@link IllegalArgumentException} if it is none. */
    static PaymentReceipt parse(byte[] soap) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setNamespaceAware(true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return read(builder.parse(new ByteArrayInputStream(soap)));
        } catch (SAXException | IOException | ParserConfigurationException | ArithmeticException notOurs) {
            throw new IllegalArgumentException("no receipt", notOurs);
        }
    }

    private static PaymentReceipt read(Document document) {
        var id = one(document, "receiptId");
        if (id.isEmpty()
                || id.length() > LONGEST_ID
                || id.chars().anyMatch(Character::isISOControl)
                || !one(document, "outcome").equals("OK")) {
            throw new IllegalArgumentException("no receipt of a payment");
        }
        var cents =
                new BigDecimal(one(document, "paymentAmount")).movePointRight(2).longValueExact();
        if (cents < 1) {
            throw new IllegalArgumentException("a receipt of nothing");
        }
        return new PaymentReceipt(id, one(document, "idPA"), one(document, "noticeNumber"), cents);
    }

    private static String one(Document document, String name) {
        var found = document.getElementsByTagNameNS("*", name);
        if (found.getLength() == 0) {
            throw new IllegalArgumentException("a receipt without " + name);
        }
        return found.item(0).getTextContent().strip();
    }
}
