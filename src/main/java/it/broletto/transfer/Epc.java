package it.broletto.transfer;

import it.broletto.document.TransferFile;
import it.broletto.shared.Money;

/** What the code says from which banks' applications fill in a transfer: EPC069-12, version 002, characters as UTF-8. */
final class Epc {

    private static final int NAME = 70;

    private Epc() {}

    /** @param bic empty if it is not known */
    static String of(String bic, String holder, String iban, Money amount, Reference reference) {
        return String.join(
                "\n",
                "BCD",
                "002",
                "1",
                "SCT",
                bic,
                TransferFile.plain(holder, NAME),
                iban,
                "EUR" + amount.decimal(),
                "",
                reference.text(),
                "");
    }
}
