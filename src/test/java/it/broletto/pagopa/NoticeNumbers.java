package it.broletto.pagopa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

/** Numbers of payment notices, for tests of others. */
public final class NoticeNumbers {

    private NoticeNumbers() {}

    /** I20: number, code and check digits say the same both ways; another digit is noticed. */
    public static void roundTrip(long base, long cents) {
        var number = NoticeNumber.of("01", base);
        assertEquals(number, new NoticeNumber(number.text()));
        assertEquals(base, Long.parseLong(number.text().substring(3, 16)));
        assertEquals("PAGOPA|002|" + number.text() + "|01199250158|" + cents, number.qr("01199250158", cents));
        var digit = number.text().charAt(10) == '9' ? '8' : '9';
        var other = number.text().substring(0, 10) + digit + number.text().substring(11);
        assertThrows(IllegalArgumentException.class, () -> new NoticeNumber(other));
    }
}
