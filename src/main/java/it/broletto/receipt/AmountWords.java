package it.broletto.receipt;

/** Amounts in words, as receipts write them: {@code milleduecento/50 euro}. */
final class AmountWords {

    private static final String[] IT_SMALL = {
        "zero",
        "uno",
        "due",
        "tre",
        "quattro",
        "cinque",
        "sei",
        "sette",
        "otto",
        "nove",
        "dieci",
        "undici",
        "dodici",
        "tredici",
        "quattordici",
        "quindici",
        "sedici",
        "diciassette",
        "diciotto",
        "diciannove"
    };
    private static final String[] IT_TENS = {
        "", "", "venti", "trenta", "quaranta", "cinquanta", "sessanta", "settanta", "ottanta", "novanta"
    };
    private static final String[] EN_SMALL = {
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen"
    };
    private static final String[] EN_TENS = {
        "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"
    };

    private AmountWords() {}

    /** @param cents from 0 to 99,999,999,999 */
    static String italian(long cents) {
        return cents(it(cents / 100), cents);
    }

    static String english(long cents) {
        return cents(en(cents / 100), cents);
    }

    private static String cents(String euros, long cents) {
        return "%s/%02d euro".formatted(euros, cents % 100);
    }

    private static String it(long number) {
        if (number < 20) {
            return IT_SMALL[(int) number];
        }
        if (number < 100) {
            var unit = number % 10;
            var tens = IT_TENS[(int) (number / 10)];
            if (unit == 0) {
                return tens;
            }
            return (unit == 1 || unit == 8 ? tens.substring(0, tens.length() - 1) : tens)
                    + (unit == 3 ? "tré" : IT_SMALL[(int) unit]);
        }
        if (number < 1_000) {
            var rest = rest(number % 100);
            return (number / 100 == 1 ? "" : it(number / 100)) + (rest.startsWith("ott") ? "cent" : "cento") + rest;
        }
        if (number < 1_000_000) {
            return (number / 1_000 == 1 ? "mille" : it(number / 1_000).replaceAll("tré$", "tre") + "mila")
                    + rest(number % 1_000);
        }
        var millions = number / 1_000_000;
        return (millions == 1 ? "unmilione" : it(millions) + "milioni") + rest(number % 1_000_000);
    }

    /** A three at the end of a longer word has an accent. */
    private static String rest(long number) {
        return number == 0 ? "" : number == 3 ? "tré" : it(number);
    }

    private static String en(long number) {
        if (number < 20) {
            return EN_SMALL[(int) number];
        }
        if (number < 100) {
            return EN_TENS[(int) (number / 10)] + (number % 10 == 0 ? "" : "-" + EN_SMALL[(int) (number % 10)]);
        }
        if (number < 1_000) {
            return en(number / 100) + " hundred" + (number % 100 == 0 ? "" : " and " + en(number % 100));
        }
        if (number < 1_000_000) {
            return en(number / 1_000) + " thousand" + (number % 1_000 == 0 ? "" : " " + en(number % 1_000));
        }
        return en(number / 1_000_000) + " million" + (number % 1_000_000 == 0 ? "" : " " + en(number % 1_000_000));
    }
}
