package it.broletto.shared;

/** The codice fiscale of a body: eleven digits, the last one computed from the others, as in a partita IVA. */
public final class TaxCode {

    private TaxCode() {}

    /** True if it is eleven digits and the check digit is right. Null is not. */
    public static boolean isRight(String code) {
        if (code == null || !code.matches("[0-9]{11}")) {
            return false;
        }
        var sum = 0;
        for (var i = 0; i < 10; i++) {
            var digit = code.charAt(i) - '0';
            sum += i % 2 == 0 ? digit : digit * 2 / 10 + digit * 2 % 10;
        }
        return code.charAt(10) - '0' == (10 - sum % 10) % 10;
    }
}
